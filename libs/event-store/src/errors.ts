import type { ExpectedRevision } from './port.js';

/** Somebody else wrote first, or the batch was stored only in part under other ids. */
export class WrongExpected extends Error {
  override readonly name = 'WrongExpected';
  constructor(
    readonly stream: string,
    readonly expected: ExpectedRevision,
    readonly actual: ExpectedRevision,
  ) {
    super(`stream ${stream} is at ${actual}, not at ${expected}`);
  }
}

export class StreamNotFound extends Error {
  override readonly name = 'StreamNotFound';
  constructor(readonly stream: string) {
    super(`there is no stream ${stream}`);
  }
}

/** The batch is larger than the store takes in one append. Nothing was stored. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge';
  constructor(
    readonly bytes: number,
    readonly limit: number,
  ) {
    super(`an append of ${bytes} bytes is over the limit of ${limit}`);
  }
}

/** The store cannot be reached or cannot write (disk full, not leader). Nothing was stored; retry later. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable';
}

/** The answer was lost: the events may have been stored. Retry with the same ids and the same revision. */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown';
}

/** The data folder is damaged, newer than this program, or in use: says what to do. */
export class StoreRefused extends Error {
  override readonly name = 'StoreRefused';
}
