import { createBrowserRouter } from 'react-router';
import { loadTexts } from './i18n/index.js';
import { Entrance } from './shell/entrance.js';
import { Frame } from './shell/frame.js';
import { Broken, NoPages, NotFoundPage, SignedIn } from './shell/problem-pages.js';
import { SignIn } from './shell/sign-in.js';

/** Each area is a chunk of its own: a customer never downloads the workers' pages. */
export const routes = createBrowserRouter([
  {
    path: '/',
    element: <Frame />,
    errorElement: <Broken />,
    hydrateFallbackElement: <></>,
    children: [
      { index: true, element: <Entrance /> },
      { path: 'sign-in', element: <SignIn /> },
      { path: 'worker/*', lazy: () => import('./areas/worker/area.js') },
      { path: 'portal/*', lazy: portal },
      { path: 'ops/*', lazy: () => import('./areas/ops/area.js') },
      { path: 'audit/*', lazy: () => import('./areas/audit/area.js') },
      { path: 'signed-in', element: <SignedIn /> },
      { path: 'no-pages', element: <NoPages /> },
      { path: '*', element: <NotFoundPage /> },
    ],
  },
]);

/** What customers read is there, in their language, before its first page is. */
async function portal() {
  const { Component, texts } = await import('./areas/portal/area.js');
  await loadTexts({ en: texts, es: () => import('./areas/portal/texts/es.js') });
  return { Component };
}
