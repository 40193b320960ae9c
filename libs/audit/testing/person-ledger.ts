import fc from 'fast-check';
import type { TellingPorts, TimelinePorts } from '#audit';
import { personRegistry } from '#contexts/person-registry';
import { Codec } from '#engine';
import { ArrayEventStore } from '#engine/testing';
import type { ReadStreamOptions, StoredEvent } from '#event-store';
import { newEvent } from '#event-store/testing';
import { EventTypes, personId } from '#kernel';

const id = personId('P1');

/** The person whom a ledger for tests is about, and the two streams that tell of that person. */
export const subject = { kind: 'person', id } as const;
export const streams = [`person-${id}`, `person-link-${id}`] as const;
const began = Date.parse('2026-05-01T17:00:00.000Z');

/** Counts the events that are read. */
class CountedStore extends ArrayEventStore {
  read = 0;

  override async readStream(stream: string, options?: ReadStreamOptions) {
    const events = await super.readStream(stream, options);
    this.read += events.length;
    return events;
  }
}

/** One event more. */
export interface Step {
  /** By which the clock moves. */
  readonly ms: number;
  readonly type: 'PersonJoinedCase' | 'PersonLeftCase';
  readonly stream: (typeof streams)[number];
}

/** When a stored event was recorded. */
export const recordedAt = ({ metadata }: Pick<StoredEvent, 'metadata'>): string => JSON.parse(metadata).at;

/** A person's ledger, whose clock moved as it is told. */
export function ledgerOf(steps: readonly Step[]) {
  const store = new CountedStore();
  const first: Step = { ms: 0, type: 'PersonJoinedCase', stream: streams[0] };
  let now = began;
  for (const [n, { ms, type, stream }] of [first, ...steps].entries()) {
    now += ms;
    const at = new Date(now).toISOString();
    const event = newEvent({
      type: `person-registry.${type}.v1`,
      data: JSON.stringify({ personId: id, caseNumber: `B${n % 7}`, at }),
      metadata: JSON.stringify({ actor: { kind: 'registry', id: 'r' }, at, correlation: 'c' }),
    });
    store.add(stream, event);
  }
  return { store, ports: portsOver(store) };
}

/** What questions about a person are answered with, over a ledger without personal data. */
export const portsOver = (store: ArrayEventStore) =>
  ({
    store,
    codec: new Codec(new EventTypes(personRegistry.catalogues)),
    activity: { effectsOf: async () => [], find: async () => undefined },
    personalData: { openWithin: async () => undefined },
    staff: { nameOf: async () => undefined },
  }) as unknown as TimelinePorts & TellingPorts;

/** A clock that mostly goes on, and now and then steps, either way. */
const moves = fc.oneof(
  { weight: 20, arbitrary: fc.integer({ min: 0, max: 2_000 }) },
  { weight: 1, arbitrary: fc.integer({ min: -900_000, max: 900_000 }) },
);

/** Histories of a person while the clock steps. */
export const steps = (maxLength: number): fc.Arbitrary<readonly Step[]> =>
  fc.array(
    fc.record<Step>({
      ms: moves,
      type: fc.constantFrom('PersonJoinedCase', 'PersonLeftCase'),
      stream: fc.constantFrom(...streams),
    }),
    { maxLength, size: 'max' },
  );
