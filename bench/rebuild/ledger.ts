import { randomUUID } from 'node:crypto';
import { eventTypes } from '#composition';
import { Chain, genesis } from '#engine';
import type { EventStore, NewEvent } from '#event-store';
import { accountId, accountSubject, countyCode, plusMinutes, seal } from '#kernel';
import type { Vault } from '#privacy';

const first = ['Ana', 'José', 'Mai', 'Linh', 'Armen', 'Grace', 'Noah', 'Zoë', 'Kou', 'Iris'];
const last = ['Ortiz', 'Nguyễn', 'Vang', 'Petrosyan', 'Smith', 'García', 'Lee', 'O’Neil', 'Xiong', 'Brown'];
const eventsPerSubmission = 4;
const batch = 500;
const chain = new Chain(new Uint8Array(32));

/**
 * A ledger of real case-link events: each submission is requested (with a sealed registrant under the key of its
 * own account), taken, released, and processed or rejected.
 */
export async function fillLedger(store: EventStore, vault: Vault, events: number): Promise<void> {
  const submissions = Math.ceil(events / eventsPerSubmission);
  for (let from = 0; from < submissions; from += batch) {
    const count = Math.min(batch, submissions - from);
    const all = Array.from({ length: count }, (_, n) => submission(from + n));
    await vault.sealAll(all.map((each) => each.events));
    await Promise.all(
      all.map(({ stream, events: list }) => store.append(stream, stored(stream, list), 'no_stream')),
    );
  }
}

interface PlainEvent {
  readonly type: string;
  readonly data: unknown;
  readonly at: string;
}

function stored(stream: string, list: readonly PlainEvent[]): NewEvent[] {
  let prevHash = genesis;
  return list.map(({ type, data, at }, n) => {
    const link = chain.link(
      { id: randomUUID(), type: eventTypes.storedName(type), data },
      { actor: { kind: 'worker', id: 'worker-19', county: '19' }, at, correlation: 'bench' },
      { stream, revision: BigInt(n), prevHash },
    );
    prevHash = link.hash;
    return link.stored;
  });
}

function submission(n: number): { readonly stream: string; readonly events: readonly PlainEvent[] } {
  const account = accountId(`bench-${n}`);
  const county = countyCode(String((n % 58) + 1).padStart(2, '0'));
  const submissionId = `s${n.toString(36)}`;
  const at = plusMinutes('2026-01-01T08:00:00.000Z', n % 200_000);
  const of = { submissionId, requestId: `${submissionId}-${county}`, county, at };
  const registrant = seal(accountSubject(account), {
    firstName: first[n % 10],
    lastName: `${last[(n >> 3) % 10]} ${n % 1_000}`,
    dateOfBirth: '1984-02-29',
    zipCode: '91501',
    county,
    caseNumber: `B${n}X`,
  });
  const requested = {
    ...of,
    at: undefined,
    requestedAt: at,
    accountId: account,
    origin: 'customer',
    cause: 'mismatch',
    caseNumber: `B${n}X`,
    failedVerifications: 0,
    registrant,
  };
  const end =
    n % 3 === 0
      ? {
          type: 'RequestRejected',
          data: {
            ...of,
            accountId: account,
            requestedAt: at,
            by: { kind: 'worker', id: 'worker-19' },
            reason: 'duplicate',
          },
          at,
        }
      : {
          type: 'RequestProcessed',
          data: {
            ...of,
            accountId: account,
            personId: `p${n}`,
            linkId: `l${n}`,
            requestedAt: at,
            cause: 'direct',
          },
          at,
        };
  return {
    stream: `link-submission-${submissionId}`,
    events: [
      { type: 'LinkRequested', data: requested, at },
      { type: 'RequestAssigned', data: { ...of, to: 'worker-19', how: 'taken' }, at },
      { type: 'RequestReleased', data: { ...of, from: 'worker-19' }, at },
      end,
    ],
  };
}
