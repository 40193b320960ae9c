import type { EventStore } from '#event-store';
import { isSignedCheckpoint, type LedgerKind, type TrustedKeys } from '../checkpoint.js';
import { lastSealWhere } from '../find-seal.js';
import { coverOf } from '../seals.js';
import type { FoundSeal } from '../standing.js';
import type { CosignedNotes } from './cosigned-notes.js';

/** What contradicts what a witness signed, and which of the two is what is old or altered. */
export interface CosignedFault {
  readonly at: 'ledger' | 'notes';
  readonly what: string;
}

const sizeOf = ({ seal }: FoundSeal): number => coverOf(seal)?.size ?? 0;

/**
 * How the newest checkpoint that a witness signed stands to the ledger's own seals. Looks at some of them only: cheap at any
 * size. Undefined where they agree, or where nothing was signed under the id that the ledger has. @throws SealsDamaged, Unavailable
 */
export async function cosignedFault({
  store,
  kind,
  keys,
  cosigned,
}: {
  readonly store: Pick<EventStore, 'readStream' | 'ledgerId'>;
  readonly kind: LedgerKind;
  readonly keys: TrustedKeys;
  readonly cosigned: Pick<CosignedNotes, 'newest' | 'place'>;
}): Promise<CosignedFault | undefined> {
  const newest = cosigned.newest({ ledgerId: store.ledgerId, kind });
  if (newest === undefined) return undefined;
  const { place } = cosigned;
  if (!isSignedCheckpoint(newest.note, keys.values()))
    return {
      at: 'notes',
      what: `the newest checkpoint in ${place}, over ${newest.size} events, is not signed with the key of the seals: it was put there by somebody who has no key`,
    };
  const seal = await lastSealWhere(store, (each) => sizeOf(each) <= newest.size);
  const reached = seal === undefined ? 0 : sizeOf(seal);
  if (reached === newest.size && coverOf(seal!.seal)?.root === newest.root) return undefined;
  return {
    at: 'ledger',
    what: `the checkpoint over ${newest.size} events that a witness signed (${place}) is none of its own seals: the ledger was cut off, replaced, or put back from an older copy`,
  };
}
