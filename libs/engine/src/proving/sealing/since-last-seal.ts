import type { StoredEvent } from '#event-store';
import { storedHash } from '../chain.js';
import { type Seal, sealStream } from '../seals.js';
import { edgeOf, lastEventUnder } from '../standing.js';
import type { Growth } from '../tiles/index.js';
import type { Unsealed } from './seal-writer.js';
import type { SealingPorts } from './sealer-ports.js';
import { SealingRefused, unauthentic } from './sealing-refused.js';

/** What came since the last seal. */
export interface NewEvents extends Unsealed {
  /** Events under the last seal. */
  readonly before: number;
  /** What their tree grew by; nothing where nobody keeps it. */
  readonly growth: Growth;
  /** Only seals came: they wait for something else to be sealed with. */
  readonly areOnlySeals: boolean;
}

/**
 * Reads what stands behind the last seal, which is known to hold; undefined where nothing does.
 * @throws SealingRefused, Unavailable
 */
export async function sinceLastSeal(
  { store, chain, tiles }: SealingPorts,
  seal: Seal,
): Promise<NewEvents | undefined> {
  const growth: Growth[number][] = [];
  const tree = edgeOf(seal, tiles && ((level, hash) => growth.push([level, hash])));
  const lastSealed = await lastEventUnder(store, seal);
  if (tree === undefined || lastSealed === undefined)
    throw new SealingRefused(
      `the last event under seal ${seal.number}, ${seal.last.stream}@${seal.last.revision}, is gone`,
    );
  const before = tree.size;
  let last: StoredEvent | undefined;
  let areOnlySeals = true;
  for await (const page of store.readAll({ after: lastSealed.position }))
    for (const event of page) {
      if (!chain.isAuthentic(event)) throw unauthentic(event, tree.size);
      tree.add(storedHash(event));
      areOnlySeals &&= event.stream === sealStream;
      last = event;
    }
  return last && { tree, macFrom: seal.macFrom, last, before, growth, areOnlySeals };
}
