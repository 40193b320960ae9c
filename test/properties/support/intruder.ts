import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { chained, genesis } from '#engine';
import type { Dice } from '../../faults/support/dice.js';

/** What an intruder with the ledger's file has done, and which event a check has to name. */
export interface Tampering {
  readonly what: string;
  /** The first bad event, counted from 0, where it is certain; else none before it may be named as altered. */
  readonly firstBad?: number;
}

interface Row {
  readonly position: number;
  readonly stream: number;
  readonly name: string;
  readonly revision: number;
  readonly type: string;
  readonly id: string;
  readonly data: string;
  readonly metadata: string;
}

/** Does one thing, by the dice, to the part of the ledger that is sealed. */
export function tamper(file: string, sealed: number, dice: Dice): Tampering {
  const db = new DatabaseSync(file);
  try {
    const ledger = new Ledger(db, sealed, dice);
    return tricks[dice(tricks.length)]!(ledger);
  } finally {
    db.close();
  }
}

/** The file, as somebody works on it who knows how it is made but has no key. */
class Ledger {
  readonly rows: readonly Row[];

  constructor(
    private readonly db: DatabaseSyncInstance,
    readonly sealed: number,
    readonly dice: Dice,
  ) {
    this.rows = db
      .prepare(
        `SELECT position, stream, s.name, revision, t.name AS type, lower(hex(e.id)) AS id, data, metadata
         FROM events e JOIN streams s ON s.id = stream JOIN types t ON t.id = e.type ORDER BY position`,
      )
      .all() as unknown as Row[];
  }

  /** Ordinal of some sealed event. */
  some = (): number => this.dice(this.sealed);

  /** Ordinals of two sealed events, the earlier one first. */
  two(suit: (a: Row, b: Row) => boolean): readonly [number, number] {
    for (;;) {
      const [a, b] = [this.some(), this.some()].sort((x, y) => x - y) as [number, number];
      if (a !== b && suit(this.rows[a]!, this.rows[b]!)) return [a, b];
    }
  }

  set(
    ordinal: number,
    column: 'data' | 'metadata' | 'stream' | 'revision' | 'type' | 'id',
    value: string | number | Uint8Array,
  ): void {
    this.db
      .prepare(`UPDATE events SET ${column} = ? WHERE position = ?`)
      .run(value, this.rows[ordinal]!.position);
  }

  run(sql: string, ...values: (string | number)[]): void {
    this.db.prepare(sql).run(...values);
  }

  swapPlaces(a: number, b: number): void {
    const [first, second] = [this.rows[a]!.position, this.rows[b]!.position];
    for (const [from, to] of [
      [first, -1],
      [second, first],
      [-1, second],
    ] as const)
      this.run('UPDATE events SET position = ? WHERE position = ?', to, from);
  }

  remove(ordinal: number): void {
    this.run('DELETE FROM events WHERE position = ?', this.rows[ordinal]!.position);
  }

  /** Leaves no gap in the positions behind. */
  closeGaps(): void {
    const left = this.db.prepare('SELECT position FROM events ORDER BY position').all() as {
      position: number;
    }[];
    left.forEach(({ position }, at) => {
      if (position !== at + 1)
        this.run('UPDATE events SET position = ? WHERE position = ?', at + 1, position);
    });
  }

  /** Writes other data into an event, and makes every later hash of its stream fit again. */
  forge(ordinal: number, data: string): void {
    const forged = this.rows[ordinal]!;
    let prevHash =
      forged.revision === 0
        ? genesis
        : hashOf(
            this.rows.find((each) => each.name === forged.name && each.revision === forged.revision - 1)!,
          );
    for (const each of this.rows.filter(
      ({ name, revision }) => name === forged.name && revision >= forged.revision,
    )) {
      const { hash: _, prevHash: __, ...plain } = JSON.parse(each.metadata) as Record<string, unknown>;
      const id = each.id.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
      const link = chained(
        { id, type: each.type, data: JSON.parse(each === forged ? data : each.data) },
        plain,
        { stream: each.name, revision: BigInt(each.revision), prevHash },
      );
      prevHash = link.hash;
      this.run(
        'UPDATE events SET data = ?, metadata = ? WHERE position = ?',
        link.stored.data,
        link.stored.metadata,
        each.position,
      );
    }
  }
}

const hashOf = ({ metadata }: Row) => (JSON.parse(metadata) as { hash: string }).hash;

/** One character of some value becomes another one; the text stays JSON. */
function flipped(text: string, dice: Dice): string {
  const places = [...text.matchAll(/"[^"\\]*":"([^"\\]+)"|"[^"\\]*":(\d+)/g)];
  const match = places[dice(places.length)];
  if (match === undefined) return text.replace(/^\{/, '{"more":1,').replace(',}', '}');
  const value = match[1] ?? match[2] ?? '';
  const at = match.index + match[0].lastIndexOf(value) + dice(value.length);
  const other = /\d/.test(text[at] ?? '') ? String((Number(text[at]) % 9) + 1) : text[at] === 'q' ? 'z' : 'q';
  return text.slice(0, at) + other + text.slice(at + 1);
}

const tricks: readonly ((ledger: Ledger) => Tampering)[] = [
  (ledger) => {
    const at = ledger.some();
    ledger.set(at, 'data', flipped(ledger.rows[at]!.data, ledger.dice));
    return { what: 'edited data', firstBad: at };
  },
  (ledger) => {
    const at = ledger.some();
    ledger.set(at, 'metadata', flipped(ledger.rows[at]!.metadata, ledger.dice));
    return { what: 'edited metadata', firstBad: at };
  },
  (ledger) => {
    const [at, other] = ledger.two((a, b) => a.type !== b.type);
    ledger.run(
      'UPDATE events SET type = (SELECT id FROM types WHERE name = ?) WHERE position = ?',
      ledger.rows[other]!.type,
      ledger.rows[at]!.position,
    );
    return { what: 'changed a type', firstBad: at };
  },
  (ledger) => {
    const at = ledger.some();
    const id = Buffer.from(ledger.rows[at]!.id, 'hex');
    id[ledger.dice(id.length)]! ^= 1 << ledger.dice(8);
    ledger.set(at, 'id', id);
    return { what: 'changed an id', firstBad: at };
  },
  (ledger) => {
    const at = ledger.some();
    ledger.set(at, 'revision', 1_000 + ledger.dice(1_000));
    return { what: 'changed a revision', firstBad: at };
  },
  (ledger) => {
    const [at, other] = ledger.two((a, b) => a.stream !== b.stream);
    ledger.set(at, 'revision', 1_000);
    ledger.set(at, 'stream', ledger.rows[other]!.stream);
    return { what: 'moved an event to another stream', firstBad: at };
  },
  (ledger) => {
    const [a, b] = ledger.two((one, other) => one.data !== other.data);
    ledger.set(a, 'data', ledger.rows[b]!.data);
    ledger.set(b, 'data', ledger.rows[a]!.data);
    return { what: 'swapped the data of two events', firstBad: a };
  },
  (ledger) => {
    const [a, b] = ledger.two((one, other) => one.stream === other.stream);
    ledger.swapPlaces(a, b);
    return { what: 'swapped two events of a stream', firstBad: a };
  },
  (ledger) => {
    const [a, b] = ledger.two((one, other) => one.stream !== other.stream);
    ledger.swapPlaces(a, b);
    return { what: 'swapped two events of different streams' };
  },
  (ledger) => {
    ledger.remove(ledger.some());
    return { what: 'removed an event' };
  },
  (ledger) => {
    ledger.remove(ledger.some());
    ledger.closeGaps();
    return { what: 'removed an event and closed the gap' };
  },
  (ledger) => {
    const { stream } = ledger.rows[ledger.some()]!;
    ledger.run('DELETE FROM events WHERE stream = ?', stream);
    ledger.closeGaps();
    return { what: 'removed a stream' };
  },
  (ledger) => {
    const { stream } = ledger.rows[ledger.some()]!;
    ledger.run('DELETE FROM events WHERE stream = ?', stream);
    ledger.run('DELETE FROM streams WHERE id = ?', stream);
    return { what: 'removed a stream and its name' };
  },
  (ledger) => {
    ledger.run('DELETE FROM events WHERE position >= ?', ledger.rows[ledger.some()]!.position);
    return { what: 'cut the ledger off' };
  },
  (ledger) => {
    const seals = ledger.rows
      .slice(0, ledger.sealed + 1)
      .filter(({ type }) => type.startsWith('ledger.LedgerSealed'));
    const last = seals[ledger.dice(seals.length - 1)]!;
    ledger.run('DELETE FROM events WHERE position > ?', last.position);
    return { what: 'cut whole seals off' };
  },
  (ledger) => {
    const at = ledger.some();
    const { data } = ledger.rows[at]!;
    const other = flipped(data, ledger.dice);
    ledger.forge(at, other === data ? '{"forged":true}' : other);
    return { what: 'forged an event and the chain behind it' };
  },
  (ledger) => {
    const { name, stream } = ledger.rows[ledger.some()]!;
    ledger.run('UPDATE streams SET name = ? WHERE name = ?', `${name}x`, name);
    return { what: 'renamed a stream', firstBad: ledger.rows.findIndex((each) => each.stream === stream) };
  },
  (ledger) => {
    const { type } = ledger.rows[ledger.some()]!;
    ledger.run('UPDATE types SET name = ? WHERE name = ?', `${type}1`, type);
    return { what: 'renamed a type', firstBad: ledger.rows.findIndex((each) => each.type === type) };
  },
];

/** How many kinds of tampering there are. */
export const kindsOfTampering = tricks.length;
