import type { ThreadEntry } from '../../parts/e-message-types.js';

type Entries = readonly Pick<ThreadEntry, 'kind' | 'from' | 'status' | 'messageId' | 'name'>[];

const asked = (entries: Entries) =>
  entries.filter(({ kind, from, status }) => kind === 'message' && from === 'customer' && status !== null);

/** The customer's messages on the page, oldest first. */
export const answersOf = (entries: Entries): readonly string[] =>
  asked(entries).map(({ messageId }) => messageId);

/** Those that an answer now would answer. */
export const asksOf = (entries: Entries): readonly string[] =>
  answersOf(asked(entries).filter(({ status }) => status !== 'Replied'));

/** Who answered before, of all but `me`: an own answer whose receipt was lost is no news. */
export const othersReplies = (entries: Entries, me: string): readonly string[] =>
  entries
    .filter(({ kind, from, name }) => kind === 'reply' && from === 'worker' && name !== me)
    .map(({ name }) => name);
