import { existsSync } from 'node:fs';
import { type LedgerFault, renewalText, type Verification } from '#engine';
import type { EventStore } from '#event-store';
import { SqliteEventStore } from '#event-store/sqlite';
import { type Clock, type Instant, millisecondsBetween } from '#kernel';
import type { VerifiedConfig } from './verify-ledger.js';

// What no look at the events alone tells.

/** What only the file itself tells: an index or a trigger that lets others see what is not there. */
export async function fileFaultOf(store: EventStore): Promise<LedgerFault | undefined> {
  if (!(store instanceof SqliteEventStore)) return undefined;
  const faults = await store.integrity();
  const fault = faults.find(({ position }) => position !== undefined) ?? faults[0];
  if (fault?.position === undefined) return fault && { what: fault.what };
  const event = await store.eventAt(fault.position);
  if (event === undefined) return { what: fault.what };
  const { stream, revision, id } = event;
  const before = (await store.countAfter(undefined)) - (await store.countAfter(fault.position)) - 1;
  return { what: fault.what, ordinal: before, stream, revision: String(revision), eventId: id };
}

/** A first seal comes seconds after the first event. */
const longestUnsealedMilliseconds = 60_000;

export async function neverSealed(
  store: EventStore,
  { events, seals }: Verification,
  { sealSeconds }: VerifiedConfig,
  clock: Clock,
): Promise<LedgerFault | undefined> {
  if (events === 0 || seals > 0) return undefined;
  for await (const [first] of store.readAll({ pageSize: 1 })) {
    const { at } = JSON.parse(first!.metadata) as { readonly at?: Instant };
    const age = at === undefined ? Number.POSITIVE_INFINITY : millisecondsBetween(at, clock.now());
    if (age <= sealSeconds * 1_000 + longestUnsealedMilliseconds) return undefined;
    return {
      what: `there is no seal, although the ledger began at ${at}: the seals were removed, or no server was ever stopped well or ran for ${sealSeconds} seconds on it; start the server once, it compares and seals`,
    };
  }
  return undefined;
}

/** What is worth knowing of a ledger without being a fault. */
export function warningsOf(
  sealFile: string,
  { events, seals, ledgerIds, renewals, breaks, fault }: Verification,
): readonly string[] {
  const told = new Set(renewals.flatMap((each) => [each.formerId, each.ledgerId]));
  const untold = ledgerIds.filter((id) => !told.has(id));
  if (fault !== undefined) return [];
  if (events === 0) return ['there are no events: is this the right server, namespace or folder?'];
  return [
    ...(seals > 0 && !existsSync(sealFile)
      ? [
          `there are no seals kept outside the ledger here (${sealFile}): whether whole seals were cut off cannot be told; verify where a server keeps them, or name a copy with --seals`,
        ]
      : []),
    ...(ledgerIds.length > 1 && untold.length > 0
      ? [
          `its id was renewed by a copy or a restore, by a program that did not say so in it: ${ledgerIds.join(', then ')}`,
        ]
      : []),
    ...breaks.map(
      (seal) =>
        `TRUST BREAKS at seal ${seal}: from there on another key signs, and no event signed by the key before it says so; you named both`,
    ),
    ...renewals.map((each) => `renewed ${renewalText(each)}`),
  ];
}
