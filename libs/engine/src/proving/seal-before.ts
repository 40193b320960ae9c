import type { EventStore } from '#event-store';
import type { Instant } from '#kernel';
import { lastSealWhere } from './find-seal.js';
import type { AnySeal } from './seals.js';

interface SealBefore {
  readonly seal: AnySeal;
  /** Where the seal stands in this ledger. */
  readonly position: string;
}

/** The newest seal that is at least as old as `at`: how far a ledger had come then. */
export async function sealBefore(store: EventStore, at: Instant): Promise<SealBefore | undefined> {
  const found = await lastSealWhere(store, ({ seal }) => seal.at <= at);
  return found && { seal: found.seal, position: found.event.position };
}
