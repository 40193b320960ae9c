import type { StoredEvent } from '#event-store';
import { sealStream } from '../seals.js';
import { LedgerCheck } from '../verifying/index.js';
import type { Unsealed } from './seal-writer.js';
import type { SealingPorts } from './sealer-ports.js';
import { SealingRefused, unauthentic } from './sealing-refused.js';

export interface SealOptions {
  /** Ends the reading of a whole ledger between two pages. */
  readonly signal?: AbortSignal;
  /** The last seal before a stop. */
  readonly last?: boolean;
}

const eventsAtOnce = 200;

/** A stop does not wait for more than so many events: the next start seals what is left. */
const mostAtAStop = 100_000;

/**
 * The first seal of this version covers everything from the first event on, so everything is read and checked: in a
 * ledger that older programs sealed, once. Undefined where only seals are, or when it was ended.
 * @throws SealingRefused, Unavailable
 */
export async function fromTheBeginning(
  { store, chain, record: { macsAfter }, origin, keys }: SealingPorts,
  { signal, last: isLast = false }: SealOptions,
): Promise<Unsealed | undefined> {
  const check = new LedgerCheck({ keys, kind: origin.kind });
  let macFrom = 0;
  let last: StoredEvent | undefined;
  let areOnlySeals = true;
  for await (const page of store.readAll({ pageSize: eventsAtOnce })) {
    if (signal?.aborted || (isLast && check.events >= mostAtAStop)) return undefined;
    for (const event of page) {
      if (macsAfter !== undefined && event.position <= macsAfter) macFrom = check.events + 1;
      else if (!chain.isAuthentic(event)) throw unauthentic(event, check.events);
      if (!check.take(event))
        throw new SealingRefused(
          `event ${check.events} of the ledger, ${event.stream}@${event.revision}: ${check.verdict().fault?.what}`,
        );
      areOnlySeals &&= event.stream === sealStream;
      last = event;
    }
  }
  if (last === undefined || areOnlySeals) return undefined;
  return { tree: check.wholeTree(), macFrom, last };
}
