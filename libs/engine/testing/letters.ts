import { createHash } from 'node:crypto';
import type { StoredEvent } from '#event-store';
import {
  catalogue,
  type EventsOf,
  event,
  opened,
  type Recorded,
  remember,
  type Sealed,
  sealedValues,
  subject,
} from '#kernel';
import { KeyMissing, type Vault } from '#privacy';
import type { Json, Tag } from '#read-store';
import { engineEvents } from '../src/projecting/engine-events.js';
import { ignore, type Projection } from '../src/projecting/projection.js';
import { ArrayEventStore } from './array-event-store.js';

// A small view and its events, for tests of what runs projections.

const lettersCatalogue = catalogue('letters', {
  Received: event<{ id: string; county: string; sender: Sealed<string> }>('A letter came in.'),
  Moved: event<{ id: string; to: string }>('A letter went to another county.'),
  Swapped: event<{ a: string; b: string }>('Two letters exchanged their counties.'),
  Destroyed: event<{ id: string }>('A letter was destroyed.'),
  Filed: event<{ id: string }>('Means nothing to the view.'),
});
type LetterEvent = EventsOf<typeof lettersCatalogue>;

export interface Letter {
  readonly county: string;
  readonly moves: number;
  readonly sender?: Sealed<string>;
  readonly tags: readonly Tag[];
  /** Everything that was folded: shows a lost or doubled event. */
  readonly seen: readonly string[];
}

const seen = (letter: Letter | undefined, { meta }: Recorded): string[] => [...(letter?.seen ?? []), meta.id];

export const letters: Projection<LetterEvent, Letter> = {
  schema: {
    name: 'letters',
    version: 1,
    fields: { county: 'text', moves: 'number' },
    indexes: [['county', 'moves']],
    tagged: true,
  },
  catalogues: [lettersCatalogue],
  keys: ({ type, data }) => {
    switch (type) {
      case 'Swapped':
        return [data.a, data.b];
      case 'Filed':
        return ignore;
      case 'Received':
      case 'Moved':
      case 'Destroyed':
        return [data.id];
    }
  },
  fold: (letter, event) => {
    if (event.type === 'Received')
      return {
        county: event.data.county,
        moves: 0,
        sender: event.data.sender,
        tags: event.tags,
        seen: seen(letter, event),
      };
    if (letter === undefined) return undefined;
    if (event.type === 'Moved') {
      if (event.data.to === 'nowhere') throw new RangeError('there is no county nowhere');
      return { ...letter, county: event.data.to, moves: letter.moves + 1, seen: seen(letter, event) };
    }
    if (event.type === 'Swapped') return { ...letter, moves: letter.moves + 100, seen: seen(letter, event) };
    return event.type === 'Destroyed' ? undefined : letter;
  },
  searchKeys: (event) =>
    event.type === 'Received' ? [{ kind: 'sender', value: opened(event.data.sender) ?? '' }] : [],
  tags: (letter) => letter.tags,
};

/** How many letters came in for each county: another view of the same events, without personal data. */
export const counties: Projection<LetterEvent, { readonly received: number }> = {
  schema: { name: 'counties', version: 1, fields: {}, indexes: [] },
  catalogues: [lettersCatalogue],
  keys: (event) => (event.type === 'Received' ? [event.data.county] : ignore),
  fold: (county) => ({ received: (county?.received ?? 0) + 1 }),
};

/** As the codec decodes, for the catalogues above. */
export function decode(stored: StoredEvent): Recorded | undefined {
  const [context, type] = stored.type.split('.');
  const known = [lettersCatalogue, engineEvents].some(
    (each) => each.context === context && type! in each.definitions,
  );
  if (!known) return undefined;
  const { id, stream, revision, position } = stored;
  const rest = { actor: { kind: 'system' as const, id: 'test' }, recordedAt: '2026-05-01T17:00:00.000Z' };
  return {
    type: type!,
    data: JSON.parse(stored.data),
    meta: { id, stream, revision, position, ...rest, correlationId: id },
  };
}

/** "Seals" by base64, so that a test can see what is in clear where. */
export class TestVault implements Vault {
  /** Subjects whose keys cannot be found. */
  readonly missing = new Set<string>();

  static seal = (owner: string, value: string): Sealed<string> => ({
    $sealed: subject(owner),
    c: Buffer.from(value).toString('base64'),
  });

  async openAll(values: readonly unknown[]): Promise<void> {
    for (const sealed of values.flatMap((value) => sealedValues(value))) {
      if (this.missing.has(sealed.$sealed)) throw new KeyMissing(sealed.$sealed);
      remember(sealed, { plain: Buffer.from(sealed.c, 'base64').toString() });
    }
  }

  tag = (kind: string, value: string): string =>
    createHash('sha256').update(`${kind}\n${value}`).digest('base64url').slice(0, 22);

  sealAll = async (): Promise<void> => undefined;
  open = async (): Promise<undefined> => undefined;
  openings = async (): Promise<readonly undefined[]> => [];
  sealBytes = async (): Promise<Buffer> => Buffer.of();
  openBytes = async (): Promise<undefined> => undefined;
  shred = async (): Promise<void> => undefined;
  erasedAmong = async (): Promise<ReadonlySet<never>> => new Set<never>();
}

/** A ledger of letters. Every letter has a stream of its own, `letter-{id}`. */
export class LetterLedger extends ArrayEventStore {
  received = (id: string, county = '19', sender = `sender of ${id}`) =>
    this.write(`letter-${id}`, 'Received', { id, county, sender: TestVault.seal(`person-${id}`, sender) });
  moved = (id: string, to: string) => this.write(`letter-${id}`, 'Moved', { id, to });
  destroyed = (id: string) => this.write(`letter-${id}`, 'Destroyed', { id });
  filed = (id: string) => this.write(`letter-${id}`, 'Filed', { id });
  swapped = (a: string, b: string) => this.write(`swap-${a}-${b}`, 'Swapped', { a, b });
  skipped = (projection: string, eventId: string) =>
    this.write(
      `projection-skips-${projection}`,
      'ProjectionEventSkipped',
      { projection, eventId, reason: 'known and harmless' },
      'engine',
    );

  /** A history of `length` events in which every kind occurs, the same for the same length. */
  history(length: number, from = 0): this {
    for (let n = from; n < from + length; n++) {
      const id = `l${(n * 7) % 13}`;
      const turn = n % 6;
      if (turn === 0 || turn === 3) this.received(id, n % 2 === 0 ? '19' : '34', `sender ${n % 5}`);
      else if (turn === 1) this.moved(id, String(n % 58));
      else if (turn === 2) this.swapped(id, `l${(n * 5) % 13}`);
      else if (turn === 4 && n % 5 === 0) this.destroyed(id);
      else this.filed(id);
    }
    return this;
  }

  private write(stream: string, type: string, data: unknown, context = 'letters') {
    const id = `e${this.events.length + 1}`;
    return this.add(stream, {
      id,
      type: `${context}.${type}.v1`,
      data: JSON.stringify(data),
      metadata: '{}',
    });
  }
}

/** The rows that a projection must come to, folded one event after the other without any machinery. */
export function foldedFresh(
  projection: Projection<LetterEvent, Letter>,
  events: readonly StoredEvent[],
): Map<string, Json> {
  const vault = new TestVault();
  const rows = new Map<string, Letter>();
  for (const stored of events) {
    const event = decode(stored) as Recorded<LetterEvent>;
    void vault.openAll([event.data]);
    const tags = (projection.searchKeys?.(event) ?? []).map(({ kind, value }) => ({
      kind,
      value: vault.tag(kind, value),
    }));
    for (const id of new Set(projection.keys(event))) {
      const letter = projection.fold(rows.get(id), { ...event, tags }, id);
      if (letter === undefined) rows.delete(id);
      else rows.set(id, letter);
    }
  }
  return new Map([...rows].map(([id, letter]) => [id, JSON.parse(JSON.stringify(letter))]));
}
