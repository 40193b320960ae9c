import type { ThreadEntry } from '../../parts/e-message-types.js';

type Entries = readonly Pick<ThreadEntry, 'kind' | 'from' | 'status' | 'messageId'>[];

const asked = (entries: Entries) =>
  entries.filter(({ kind, from, status }) => kind === 'message' && from === 'customer' && status !== null);

/** The customer's messages on the page, oldest first. */
export const answersOf = (entries: Entries): readonly string[] =>
  asked(entries).map(({ messageId }) => messageId);

/** Those that an answer now would answer. */
export const asksOf = (entries: Entries): readonly string[] =>
  answersOf(asked(entries).filter(({ status }) => status !== 'Replied'));

/** How many answers of the county stand on the page. */
export const repliesOf = (entries: Entries): number =>
  entries.filter(({ kind, from }) => kind === 'reply' && from === 'worker').length;
