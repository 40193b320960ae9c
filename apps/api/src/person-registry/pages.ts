import { InvalidInput } from '#kernel';

export interface PageByNumber {
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
}

/** Beyond so many rows nobody turns pages (read store: pages by number). */
const mostRows = 10_000;

/** One page of what is ranked already. */
export const ofRanked = <T>(rows: readonly T[], { page, pageSize }: PageByNumber): readonly T[] =>
  rows.slice((page - 1) * pageSize, page * pageSize);

/** @throws InvalidInput for a page that lies beyond 10,000 rows */
export function mustBeReachable({ page, pageSize }: PageByNumber): void {
  if ((page - 1) * pageSize >= mostRows)
    throw new InvalidInput([
      { field: 'page', message: `choose a page from 1 to ${mostRows / pageSize}, or narrow the search` },
    ]);
}

/** Ranked hits with the dismissed ones behind all others, otherwise in their order (rule W9). */
export const dismissedLast = <Hit extends { readonly personId: string }>(
  hits: readonly Hit[],
  dismissed: ReadonlySet<string>,
): readonly Hit[] => [
  ...hits.filter((each) => !dismissed.has(each.personId)),
  ...hits.filter((each) => dismissed.has(each.personId)),
];
