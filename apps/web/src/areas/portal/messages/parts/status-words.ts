import type { OwnThreadRow } from './own-messages.js';

type Status = OwnThreadRow['status'];
/** A key of `messages.status`. */
export type StatusWord = Exclude<Status, 'Read'> | 'readByYou' | 'readByCounty';

/** A status in customers' words: who has read it depends on who wrote it (seed 002, the table of statuses). */
export const statusWord = (status: Status, statusOf: OwnThreadRow['statusOf']): StatusWord => {
  if (status !== 'Read') return status;
  return statusOf === 'worker' ? 'readByYou' : 'readByCounty';
};
