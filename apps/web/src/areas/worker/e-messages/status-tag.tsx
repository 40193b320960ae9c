import type { MessageStatus } from '../parts/e-message-types.js';

/** The status of an e-message, by the documents' name. */
export const StatusTag = ({ status }: { readonly status: MessageStatus }) => (
  <span className={`state message-state message-state--${status.replace(' ', '-')}`}>{status}</span>
);
