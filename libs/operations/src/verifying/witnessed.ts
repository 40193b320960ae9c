import { type Checkpoint, CosignedNotes, type LedgerKind } from '#engine';
import type { EventStore } from '#event-store';
import type { Instant } from '#kernel';
import type { Config } from '#settings';

/** How far a witness signed a ledger. */
export interface WitnessedUpTo {
  /** Events. */
  readonly size: number;
  /** By the witness's clock; undefined where its signature was not checked, or does not hold. */
  readonly at?: Instant;
  /** Whose signature it is, where it was checked. */
  readonly by?: string;
}

/** What a witness signed of a ledger so far, and how far the newest of it goes. @throws SealsDamaged */
export function witnessedIn(
  file: string,
  { witness }: Pick<Config, 'witness'>,
  { store, kind }: { readonly store: Pick<EventStore, 'ledgerId'>; readonly kind: LedgerKind },
): { readonly upTo: WitnessedUpTo | undefined; readonly signed: Iterator<Checkpoint> } {
  const notes = new CosignedNotes(file, witness?.key);
  const ledger = { ledgerId: store.ledgerId, kind };
  const newest = notes.newest(ledger);
  if (newest === undefined) return { upTo: undefined, signed: [].values() };
  const { size, at } = newest;
  return {
    upTo: { size, ...(at !== undefined && witness !== undefined && { at, by: witness.key.name }) },
    // A server may go on meanwhile: what it is told later is about events that are not looked at here.
    signed: upToSize(notes.of(ledger), size),
  };
}

/** What is worth knowing of it. */
export const witnessWarnings = (
  upTo: WitnessedUpTo | undefined,
  { witness }: Pick<Config, 'witness'>,
): readonly string[] => {
  if (upTo === undefined || upTo.at !== undefined) return [];
  return [
    witness === undefined
      ? `a witness signed its first ${upTo.size} events, but nobody says whose signature counts: give WITNESS_URL and WITNESS_KEY`
      : `what a witness signed of its first ${upTo.size} events is not signed with WITNESS_KEY, ${witness.key.name}`,
  ];
};

function* upToSize(signed: Iterable<Checkpoint>, most: number): Generator<Checkpoint> {
  for (const each of signed) if (each.size <= most) yield each;
}
