import { comparePositions, type EventStore } from '#event-store';
import type { Clock } from '#kernel';
import type { Decode } from './decoded-events.js';

/** How far a copy is behind the ledger. */
export interface Lag {
  /** Events that it has not committed yet. */
  readonly lagEvents: number;
  /** Age of the oldest of them. */
  readonly lagSeconds: number;
}

const none: Lag = { lagEvents: 0, lagSeconds: 0 };

/** Of a copy that stands at `position`, when the ledger ends at `head`. */
export async function lagOf(
  { store, clock, decode }: { readonly store: EventStore; readonly clock: Clock; readonly decode: Decode },
  position: string | undefined,
  head: string | undefined,
): Promise<Lag> {
  if (comparePositions(head, position) <= 0) return none;
  const lagEvents = await store.countAfter(position);
  const after = position === undefined ? {} : { after: position };
  for await (const [oldest] of store.readAll({ pageSize: 1, ...after })) {
    const at = oldest && decode(oldest)?.meta.recordedAt;
    const age = at === undefined ? 0 : Date.parse(clock.now()) - Date.parse(at);
    return { lagEvents, lagSeconds: Math.max(0, age / 1_000) };
  }
  return { lagEvents, lagSeconds: 0 };
}
