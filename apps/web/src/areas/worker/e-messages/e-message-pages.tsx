import { Route, Routes } from 'react-router';
import { Forbidden, NotFoundPage } from '../../../shell/problem-pages.js';
import { useMe } from '../../../shell/session.js';
import { NewMessage } from './compose/new-message.js';
import { AsCustomer } from './detail/as-customer.js';
import { MessageDetail } from './detail/message-detail.js';
import { MessageSearch } from './search/message-search.js';
import { SelectMessagePerson } from './search/select-message-person.js';
import './e-messages.css';

/** The pages of e-Messages: loaded when somebody goes there. */
export function EMessagePages() {
  const { rights } = useMe();
  if (!rights.includes('e-message:view')) return <Forbidden right="e-message:view" />;
  return (
    <Routes>
      <Route index element={<MessageSearch />} />
      <Route path="new" element={<NewMessage />} />
      <Route path="select-person" element={<SelectMessagePerson />} />
      <Route path=":messageId" element={<MessageDetail />} />
      <Route path=":messageId/as-customer" element={<AsCustomer />} />
      <Route path="*" element={<NotFoundPage />} />
    </Routes>
  );
}
