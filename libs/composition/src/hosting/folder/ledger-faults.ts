import type {
  Chain,
  CosignedNotes,
  LedgerKind,
  OutsideSeals,
  ProcessCheckpoints,
  RecordedSeal,
  TrustedKeys,
} from '#engine';
import { cosignedFault, isFirstSeal, lastEventUnder, lastSeal, standingOf } from '#engine';
import { comparePositions, type EventStore, type StoredEvent } from '#event-store';
import { type Clock, type Instant, millisecondsBetween, type Subject, sealedValues } from '#kernel';
import type { KeyStore } from '#privacy';
import type { ReadStore } from '#read-store';
import { processNames } from '../begin-processes.js';
import type { RecordedLedger } from './folder-record.js';

/** A ledger, and what there is besides to compare it with. */
export interface LedgerToCheck {
  readonly kind: LedgerKind;
  readonly store: EventStore;
  readonly outside: OutsideSeals;
  /** What a witness signed. */
  readonly cosigned: Pick<CosignedNotes, 'newest' | 'place'>;
  readonly keys: TrustedKeys;
  readonly chain: Chain;
  readonly place: 'sqlite' | 'eventstoredb';
  /** Undefined where this folder kept nothing of it yet. */
  readonly recorded: RecordedLedger | undefined;
  /** Several processes take turns at sealing. */
  readonly othersSeal: boolean;
}

const nameOf = { main: 'the ledger', looks: 'the ledger of looks' } as const;
const back = (kind: LedgerKind) =>
  `Put the newest copy back; if what is there is all that is left, go on from it with: ${
    kind === 'main' ? 'caseledger ledger renew-id' : 'caseledger folder accept looks --reason TEXT'
  }`;

const accept = (file: string, what: string) =>
  `Put the newest copy of ${file} back; where there is none: caseledger folder accept ${what} --reason TEXT`;

/**
 * What contradicts what: the ledger's id, its end at the last stop, its seals inside, outside and recorded, and the end
 * that no seal covers yet. Reads the ends only. Empty when all fits together. @throws Unavailable
 */
export async function ledgerFaults(ledger: LedgerToCheck): Promise<readonly string[]> {
  const { kind, recorded, outside } = ledger;
  const name = nameOf[kind];
  const identity = await identityFault(ledger);
  if (identity !== undefined) return [`${name} ${identity}. ${back(kind)}`];
  const seal: RecordedSeal | undefined = recorded?.seal;
  const { fault } = await standingOf({ ...ledger, record: recorded && { last: () => seal } });
  if (fault !== undefined) {
    const advice = {
      record: accept('record.json', 'record'),
      outside: accept(outside.place, 'seals'),
      ledger: back(kind),
    };
    return [`${name}: ${fault.what}. ${advice[fault.at]}`];
  }
  const unwitnessed = await cosignedFault(ledger);
  if (unwitnessed !== undefined)
    return [
      `${name}: ${unwitnessed.what}. ${unwitnessed.at === 'notes' ? accept(ledger.cosigned.place, 'seals') : back(kind)}`,
    ];
  const forged = await unauthenticEnd(ledger);
  return forged === undefined
    ? []
    : [
        `${name}: event ${forged.stream}@${forged.revision} (${forged.id}), behind the last seal, was appended or altered by somebody who has no key. Put the newest copy back, and find out who wrote into it`,
      ];
}

async function identityFault({ store, recorded, place }: LedgerToCheck): Promise<string | undefined> {
  if (recorded === undefined || recorded.place !== place) return undefined;
  if (recorded.ledgerId !== store.ledgerId)
    return `has the id ${store.ledgerId}, not ${recorded.ledgerId}: it is another one`;
  const { head } = recorded;
  if (head === undefined || (await store.eventAt(head.position))?.id === head.eventId) return undefined;
  return `does not hold the event with which it ended at the last stop (${head.eventId}): it was cut off, or put back from an older copy`;
}

/** The first event behind the last seal that nobody with the key wrote. */
async function unauthenticEnd({ store, chain, recorded }: LedgerToCheck): Promise<StoredEvent | undefined> {
  const inside = await lastSeal(store);
  const isNew = inside !== undefined && !isFirstSeal(inside.seal);
  const last = isNew ? await lastEventUnder(store, inside.seal) : undefined;
  // Before the first seal of this version events from before there were macs have none.
  const macsAfter = isNew ? last?.position : recorded?.macsAfter;
  if (recorded === undefined && !isNew) return undefined;
  for await (const page of store.readAll(macsAfter === undefined ? {} : { after: macsAfter }))
    for (const event of page) if (!chain.isAuthentic(event)) return event;
  return undefined;
}

/**
 * Places where views and processes stand that the ledger does not have, or has for other events. On a server, where
 * others write, too, a place may be behind the last event that is ours.
 */
export async function checkpointFaults(
  { store, place }: Pick<LedgerToCheck, 'store' | 'place'>,
  {
    readStore,
    checkpoints,
  }: { readonly readStore: Pick<ReadStore, 'copies'>; readonly checkpoints: ProcessCheckpoints },
): Promise<readonly string[]> {
  // Places first, the end then: beside a server both move on.
  const views = await readStore.copies();
  const processes = await Promise.all(
    processNames.map(async (name) => ({ name, checkpoint: await checkpoints.get(name) })),
  );
  const head = await store.head();
  const isBehindTheEnd = (position: string | undefined) =>
    place === 'sqlite' && comparePositions(position, head) > 0;
  const say = (who: string, what: string) =>
    `${who} stands at ${what}: the ledger was cut off, or put back from an older copy. ${back('main')}`;
  const faults: string[] = [];
  for (const { name, checkpoint } of views)
    if (checkpoint?.ledgerId === store.ledgerId && isBehindTheEnd(checkpoint.position))
      faults.push(say(`the view ${name}`, 'an event behind the end of the ledger'));
  for (const { name, checkpoint } of processes) {
    if (checkpoint?.ledgerId !== store.ledgerId || checkpoint.position === undefined) continue;
    if (isBehindTheEnd(checkpoint.position))
      faults.push(say(`the process ${name}`, 'an event behind the end of the ledger'));
    else if (
      checkpoint.eventId !== undefined &&
      (await store.eventAt(checkpoint.position))?.id !== checkpoint.eventId
    )
      faults.push(say(`the process ${name}`, 'a place where the ledger holds another event'));
  }
  return faults;
}

/** Subjects of sealed data behind a position for whom there is neither a key nor a tombstone. */
export async function keylessSubjects(
  store: EventStore,
  keys: Pick<KeyStore, 'get'>,
  { after }: { readonly after: string | undefined },
): Promise<ReadonlySet<Subject>> {
  const keyless = new Set<Subject>();
  for await (const page of store.readAll(after === undefined ? {} : { after })) {
    const subjects = [...new Set(page.flatMap(subjectsIn))];
    const found = await keys.get(subjects);
    for (const subject of subjects) if (!found.has(subject)) keyless.add(subject);
  }
  return keyless;
}

/** Whose personal data an event holds. */
export function subjectsIn({ data }: StoredEvent): readonly Subject[] {
  if (!data.includes('"$sealed"')) return [];
  try {
    return sealedValues(JSON.parse(data)).map(({ $sealed }) => $sealed);
  } catch {
    return [];
  }
}

const clockTolerance = 5_000;

/** What is wrong with the clock; undefined while it stands behind the last seal. */
export function clockFault(clock: Clock, lastSealedAt: Instant | undefined): string | undefined {
  if (lastSealedAt === undefined) return undefined;
  const now = clock.now();
  if (millisecondsBetween(now, lastSealedAt) <= clockTolerance) return undefined;
  return `the clock says ${now}, but the ledger was sealed at ${lastSealedAt}: set the machine’s clock (NTP); what is written until then carries the wrong time`;
}
