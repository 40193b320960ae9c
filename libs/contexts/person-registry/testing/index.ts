import {
  type Actor,
  type ActorKind,
  actorKinds,
  caseNumber,
  countyCode,
  type DomainEvent,
  isSealed,
  opened,
  personId,
  type Recorded,
} from '#kernel';
import type { PersonImportRecord } from '../src/import-record.js';
import { digest } from './files.js';

export const ana = personId('P1');
export const losAngeles = countyCode('19');
export const worker: Actor = { kind: 'worker', id: 'worker-19', county: losAngeles };
export const supervisor: Actor = { kind: 'supervisor', id: 'supervisor-19', county: losAngeles };
/** Everybody who acts in Los Angeles, and those who say no county. */
export const others = (...allowed: readonly ActorKind[]): readonly Actor[] => [
  ...actorKinds
    .filter((kind) => !allowed.includes(kind))
    .map((kind) => ({ kind, id: 'x', county: losAngeles })),
  ...allowed.map((kind) => ({ kind, id: 'x' })),
];
export const number = caseNumber('B19A001');
export const monday = '2026-05-04T17:00:00.000Z';
export const tuesday = '2026-05-05T17:00:00.000Z';
export const wednesday = '2026-05-06T17:00:00.000Z';

/** A person as the system of record tells of her. */
export const record = (changes: Partial<PersonImportRecord> = {}): PersonImportRecord => ({
  personId: 'P1',
  firstName: 'Ana',
  lastName: 'García',
  ssn: '123456789',
  dateOfBirth: '1990-02-28',
  gender: 'Female',
  email: 'ana@example.org',
  phones: [{ number: '2135550101', type: 'Cell' }],
  addresses: [{ type: 'physical', line1: '1 Main St', city: 'Los Angeles', state: 'CA', zip: '90012' }],
  cases: [
    {
      caseNumber: 'B19A001',
      county: '19',
      status: 'Active',
      programs: [{ kind: 'CalFresh', status: 'Active', worker: 'w1', primaryApplicant: true }],
    },
  ],
  ...changes,
});

/** An event's data with everything sealed laid open, so that a test sees what was said. */
export function plain(event: DomainEvent): { readonly type: string; readonly data: unknown } {
  const open = (value: unknown): unknown => {
    if (isSealed(value)) return open(opened(value));
    if (Array.isArray(value)) return value.map(open);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, open(member)]));
  };
  return { type: event.type, data: open(event.data) };
}

/** An event as the ledger gives it back. */
export const recorded = <E extends DomainEvent>(event: E, revision = 0n): Recorded<E> => ({
  ...event,
  meta: {
    id: `event-${revision}`,
    stream: 'person-P1',
    revision,
    position: String(revision).padStart(10, '0'),
    actor: { kind: 'registry', id: 'registry' },
    recordedAt: monday,
    correlationId: 'c1',
  },
});

/** As a vault makes them of a value: nothing of it can be read in them. */
export const tag = (kind: string, value: string): string =>
  Buffer.from(digest(kind, value)).toString('base64url').slice(0, 22);
