import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router';
import '@uswds/uswds/css/uswds.min.css';
import './style.css';
import { startI18n } from './i18n/index.js';
import { routes } from './routes.js';
import { queryClient } from './shared/query-client.js';
import { SessionProvider } from './shell/session.js';
import { ToastProvider } from './shell/toasts.js';

await startI18n();
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <ToastProvider>
        <SessionProvider>
          <RouterProvider router={routes} />
        </SessionProvider>
      </ToastProvider>
    </QueryClientProvider>
  </StrictMode>,
);
