import type { OwnEntry } from '../parts/own-messages.js';

/** What of the county's was not opened before this page opened it: it stays marked while somebody reads. */
export const freshIds = (entries: readonly OwnEntry[]): readonly string[] =>
  entries.flatMap(({ entryId, from, readAt }) => (from === 'worker' && readAt === null ? [entryId] : []));
