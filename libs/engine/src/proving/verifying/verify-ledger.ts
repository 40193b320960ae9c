import type { EventStore } from '#event-store';
import type { Checkpoint } from '../checkpoint.js';
import type { OutsideSeals } from '../outside-seals.js';
import { lastSeal, type RecordedSeal } from '../standing.js';
import type { TileComparison } from '../tiles/index.js';
import { type CheckPorts, LedgerCheck } from './ledger-check.js';
import type { Verification } from './verification.js';

export interface VerifyPorts extends CheckPorts {
  readonly store: EventStore;
  /** Undefined: nobody says where they are. */
  readonly outside?: OutsideSeals | undefined;
  /** With the master key: how far it was sealed. */
  readonly recorded?: RecordedSeal | undefined;
  /** Hashes that are kept: compared with those of the ledger. */
  readonly tiles?: TileComparison | undefined;
  /** A checkpoint that somebody kept elsewhere: the ledger must have been there. */
  readonly checkpoint?: Checkpoint | undefined;
  /** What a witness signed of it, in that order. */
  readonly witnessed?: Iterator<Checkpoint> | undefined;
  /** Several processes take turns at sealing: seals outside may end earlier. */
  readonly othersSeal?: boolean;
  /** Events read at once. */
  readonly pageSize?: number;
}

/**
 * Checks every stream's chain, every seal's order, root and signature, and every seal kept outside.
 * Yields progress (events read so far) and returns the verdict with the first fault.
 */
export async function* verifyLedger({
  store,
  outside,
  recorded,
  othersSeal = false,
  pageSize,
  tiles,
  ...ports
}: VerifyPorts): AsyncGenerator<{ readonly done: number; readonly total: number }, Verification> {
  const check = new LedgerCheck({
    ...ports,
    outside: outside?.cursor(),
    recorded,
    ...(tiles && { grown: (level, hash) => tiles.add(level, hash) }),
  });
  const total = await store.countAfter(undefined);
  for await (const page of store.readAll(pageSize === undefined ? {} : { pageSize })) {
    for (const event of page) if (!check.take(event)) return check.verdict();
    yield { done: check.events, total };
  }
  const newest = (await lastSeal(store))?.seal.number ?? 0;
  check.finish({ place: outside?.place ?? '', mayLag: othersSeal, newest });
  const verdict = check.verdict();
  const wrong = verdict.fault === undefined ? tiles?.fault() : undefined;
  return wrong === undefined ? verdict : { ...verdict, fault: { what: wrong } };
}
