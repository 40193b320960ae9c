import { Backoff } from '#kernel';
import { comparePositions, StoreRefused, type SubscriptionMessage, Unavailable } from '../src/index.js';
import { isUnknownError, readFailure, unknownErrors } from './failures.js';
import type { LogEnd } from './log-end.js';
import { type Following, oneSubscription } from './one-subscription.js';

const backoffMilliseconds = { first: 100, longest: 5_000 };

/**
 * All events after a position. A subscription that ended, whether cleanly or not, is opened again behind the last
 * event it gave: the client resumes nothing.
 */
export async function* subscription(following: Following, log: LogEnd): AsyncGenerator<SubscriptionMessage> {
  const { clock, signal } = following;
  let { after } = following;
  const backoff = new Backoff(clock, backoffMilliseconds);
  let unknowns = 0;
  while (!signal.aborted) {
    try {
      await refuseBehindTheEnd(after, log);
      for await (const message of oneSubscription({ ...following, after })) {
        backoff.goesOn();
        unknowns = 0;
        if (message.kind === 'events') {
          after = message.events.at(-1)!.position;
          log.saw(after);
        }
        yield message;
      }
    } catch (error) {
      if (signal.aborted) return;
      unknowns = isUnknownError(error) ? unknowns + 1 : 0;
      if (after !== undefined && unknowns === unknownErrors) throw foreign(after);
      if (!(readFailure(error) instanceof Unavailable) && !(error instanceof Unavailable))
        throw readFailure(error);
    }
    await clock.sleep(backoff.failed().pause, signal);
  }
}

/** The server would accept the position, and stay silent for ever. */
async function refuseBehindTheEnd(after: string | undefined, log: LogEnd): Promise<void> {
  if (after !== undefined && comparePositions(after, await log.look()) > 0) throw foreign(after);
}

const foreign = (position: string): StoreRefused =>
  new StoreRefused(
    `the position ${position} is not in this database: it was restored, wiped or replaced; ` +
      'give its ledger a new id, then rebuild the views',
  );
