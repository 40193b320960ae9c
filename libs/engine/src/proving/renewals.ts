import { type EventStore, type StoredEvent, StreamNotFound, WrongExpected } from '#event-store';
import { type Actor, type Clock, type Instant, type Randomness, Refused } from '#kernel';
import { type Chain, genesis, storedHash } from './chain.js';
import { type LedgerKind, readCheckpoint, type TrustedKeys } from './checkpoint.js';
import { MerkleTree } from './merkle-tree.js';
import { type AnySeal, coverOf, isFirstSeal, type KeptSeal, type LedgerIdRenewed } from './seals.js';
import { edgeOf, lastEventUnder, lastSeal, sealFault } from './standing.js';

/** Holds every renewal of a ledger's id, for ever. */
export const renewalStream = 'ledger-renewals';

/** A renewal as it stands in its ledger. */
export interface LedgerRenewal extends LedgerIdRenewed {
  readonly eventId: string;
  readonly position: string;
  readonly by: Actor | undefined;
}

/** Every renewal of a ledger's id, the oldest first. @throws Unavailable */
export async function renewalsOf(store: Pick<EventStore, 'readStream'>): Promise<readonly LedgerRenewal[]> {
  return (await eventsIn(store)).map(renewalIn);
}

/** The renewal that an event of `renewalStream` is. */
export function renewalIn({ data, metadata, id, position }: StoredEvent): LedgerRenewal {
  const { actor } = JSON.parse(metadata) as { readonly actor?: Actor };
  return { ...(JSON.parse(data) as LedgerIdRenewed), eventId: id, position, by: actor };
}

/** What is kept of the furthest seal that is known of a ledger. */
export function knownSeal(seal: AnySeal | KeptSeal): NonNullable<LedgerIdRenewed['lastKnown']> {
  const { size = 0, root = '' } = coverOf(seal) ?? {};
  const { number, at } = seal;
  return { number, size, root, at, ...(isFirstSeal(seal) ? {} : { checkpoint: seal.checkpoint }) };
}

/** Events of the ledger before that a renewed one does not have, counted from 0; undefined where none is known of. */
export function lostIn({ own, lastKnown }: Pick<LedgerIdRenewed, 'own' | 'lastKnown'>) {
  if (lastKnown === undefined || lastKnown.size <= own.size) return undefined;
  return { from: own.size, to: lastKnown.size - 1, since: own.until, until: lastKnown.at };
}

/** A renewal for people: when, why, from what to what, and what was lost. */
export function renewalText(renewal: LedgerIdRenewed): string {
  const { cause, reason, at, formerId, ledgerId, own } = renewal;
  const lost = lostIn(renewal);
  const number = (value: number) => value.toLocaleString('en-US');
  const loss =
    lost === undefined
      ? 'no lost event is known of'
      : `lost: events number ${number(lost.from + 1)} to ${number(lost.to + 1)} at least, recorded between ${lost.since ?? 'its beginning'} and ${lost.until ?? 'an unknown time'}`;
  return `${at}: its id ${formerId} became ${ledgerId} (${causes[cause]}: ${reason}); it went on from ${number(own.size)} events; ${loss}`;
}

const causes = { restore: 'restored from a backup', copy: 'copied', 'renew-id': 'renewed by hand' } as const;

export interface RenewalPorts {
  readonly store: EventStore;
  readonly kind: LedgerKind;
  readonly keys: TrustedKeys;
  readonly chain: Chain;
  readonly clock: Clock;
  readonly randomness: Randomness;
  /** Of LedgerIdRenewed. */
  readonly storedName: string;
}

/** What whoever renews an id says of it. */
export type RenewalGiven = Pick<LedgerIdRenewed, 'cause' | 'reason' | 'formerId' | 'lastKnown'> & {
  readonly by: Actor;
};

/**
 * Writes into a ledger that it goes on under the id that it has by now. Once: where this was written already, by whoever,
 * nothing is. Reads what no seal covers yet, not the whole ledger. @throws Refused for a seal that is not this key's, Unavailable
 */
export async function appendRenewal(ports: RenewalPorts, given: RenewalGiven): Promise<LedgerRenewal> {
  const { store, chain, clock, randomness, storedName } = ports;
  for (;;) {
    const before = (await eventsIn(store)).at(-1);
    if (before !== undefined && renewalIn(before).ledgerId === store.ledgerId) return renewalIn(before);
    const { by, ...said } = given;
    const tree = await wholeTree(ports);
    const until = await lastRecorded(store);
    const renewed: LedgerIdRenewed = {
      ...said,
      ledgerId: store.ledgerId,
      at: clock.now(),
      own: { size: tree.size, root: tree.root(), ...(until !== undefined && { until }) },
    };
    const metadata = { actor: by, at: renewed.at, correlation: randomness.uuid() };
    const revision = before?.revision ?? -1n;
    const { stored } = chain.link({ id: randomness.uuid(), type: storedName, data: renewed }, metadata, {
      stream: renewalStream,
      revision: revision + 1n,
      prevHash: before === undefined ? genesis : storedHash(before),
    });
    try {
      const { position } = await store.append(renewalStream, [stored], before?.revision ?? 'no_stream');
      return { ...renewed, eventId: stored.id, position, by };
    } catch (error) {
      // Another process that started at the same time was faster.
      if (!(error instanceof WrongExpected)) throw error;
    }
  }
}

/** The id under which a ledger last sealed or renewed itself, where that is not the one that it has now. @throws Unavailable */
export async function formerIdOf(
  store: Pick<EventStore, 'readStream' | 'ledgerId'>,
): Promise<string | undefined> {
  const renewal = (await renewalsOf(store)).at(-1);
  const seal = (await lastSeal(store))?.seal;
  const sealed = seal === undefined || isFirstSeal(seal) ? undefined : readCheckpoint(seal.checkpoint);
  const isRenewedSince = renewal !== undefined && renewal.own.size >= (sealed?.size ?? 0);
  const last = isRenewedSince ? renewal.ledgerId : sealed?.origin.ledgerId;
  return last === store.ledgerId ? undefined : last;
}

/** The tree of everything that a ledger holds, from the edge of its last seal on. */
async function wholeTree({ store, keys, kind }: RenewalPorts): Promise<MerkleTree> {
  const seal = (await lastSeal(store))?.seal;
  const wrong = seal && sealFault(seal, keys, kind);
  if (wrong !== undefined) throw new Refused('not_sound', `${wrong}: run caseledger ledger verify`);
  const sealed = seal === undefined || isFirstSeal(seal) ? undefined : seal;
  const last = sealed && (await lastEventUnder(store, sealed));
  const edge = last && sealed && edgeOf(sealed);
  const tree = edge ?? new MerkleTree();
  const after = edge === undefined ? undefined : last?.position;
  for await (const page of store.readAll(after === undefined ? {} : { after }))
    for (const event of page) tree.add(storedHash(event));
  return tree;
}

async function lastRecorded(store: EventStore): Promise<Instant | undefined> {
  const head = await store.head();
  const last = head === undefined ? undefined : await store.eventAt(head);
  return last && (JSON.parse(last.metadata) as { readonly at?: Instant }).at;
}

async function eventsIn(store: Pick<EventStore, 'readStream'>): Promise<readonly StoredEvent[]> {
  try {
    return await store.readStream(renewalStream);
  } catch (error) {
    if (error instanceof StreamNotFound) return [];
    throw error;
  }
}
