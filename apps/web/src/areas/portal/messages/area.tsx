import { Route, Routes } from 'react-router';
import { NotFoundPage } from '../../../shell/problem-pages.js';
import { ActionPage } from './action/action-page.js';
import { MessagesPage } from './inbox/messages-page.js';
import { ENotificationPage } from './notify/e-notification-page.js';
import { ReceiptPage } from './receipt/receipt-page.js';
import { messages } from './texts/en.js';
import { ThreadPage } from './thread/thread-page.js';
import { WritePage } from './write/write-page.js';
import './messages.css';

export const texts = { messages };

/** `/portal/messages`: loaded when somebody goes there. */
export function MessagesArea() {
  return (
    <Routes>
      <Route index element={<MessagesPage />} />
      <Route path="new" element={<WritePage />} />
      <Route path="e-notification" element={<ENotificationPage />} />
      <Route path=":messageId" element={<ThreadPage />} />
      <Route path=":messageId/action" element={<ActionPage />} />
      <Route path=":messageId/receipt/:number" element={<ReceiptPage />} />
      <Route path="*" element={<NotFoundPage />} />
    </Routes>
  );
}
