/**
 * Appends on their way to the writer, flattened, because one list of texts crosses to another thread several times
 * faster than objects do: stream, expected revision (-1: no stream), number of events, then id, type, data and
 * metadata of each event.
 */
export type Wire = (string | number)[];

/** How one append ended. */
export const outcomes = { appended: 0, idempotent: 1, wrongExpected: 2, unavailable: 3, unknown: 4 } as const;

/**
 * The end of one transaction: outcome, revision, position of each append in the order they came.
 * With `wrongExpected` the revision is the stream's actual one (-1: no stream).
 */
export interface Answer {
  readonly results: readonly number[];
  /** Whether something new stands in the ledger. */
  readonly news: boolean;
  /** Why, when all of them are `unavailable` or `unknown`. */
  readonly reason?: string;
}

export const numbersPerResult = 3;

export const toExpectedNumber = (expected: bigint | 'no_stream'): number =>
  expected === 'no_stream' ? -1 : Number(expected);

export const fromExpectedNumber = (revision: number): bigint | 'no_stream' =>
  revision < 0 ? 'no_stream' : BigInt(revision);
