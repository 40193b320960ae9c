import type { LedgerKind } from '#engine';
import type { Operation } from './operation.js';
import { progressOf } from './progress-of.js';

export interface TilesArgs {
  readonly ledgers: readonly LedgerKind[];
}

export interface TilesMade {
  readonly ledger: LedgerKind;
  /** Events whose hashes are kept now. */
  readonly size: number;
}

const pauseMilliseconds = 200;

/** `caseledger ledger tiles`: makes the kept hashes anew from the ledger, and compares them with what it sealed. */
export const makeTiles: Operation<TilesArgs, readonly TilesMade[]> = async function* (
  { system: { tiles, clock }, signal },
  { ledgers },
) {
  const made: TilesMade[] = [];
  for (const ledger of ledgers) {
    const began = clock.monotonic();
    let last = { done: 0, total: 0 };
    let ended = false;
    const progress = (reached: typeof last) => {
      last = reached;
    };
    const work = tiles[ledger].anew({ progress, ...(signal && { signal }) }).finally(() => {
      ended = true;
    });
    // Its failure is thrown below, where it is waited for.
    work.catch(() => undefined);
    while (!ended) {
      await Promise.race([work.catch(() => undefined), clock.sleep(pauseMilliseconds)]);
      yield progressOf(last, clock.monotonic() - began);
    }
    await work;
    made.push({ ledger, size: tiles[ledger].keptUpTo?.size ?? 0 });
  }
  return made;
};
