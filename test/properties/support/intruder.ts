import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { Chain, genesis, sealStream } from '#engine';
import { canonicalJson } from '#kernel';
import type { Dice } from '../../faults/support/dice.js';

/** What an intruder with the data folder has done, and which event a check has to name. */
export interface Tampering {
  readonly what: string;
  /** The first bad event, counted from 0, where it is certain. */
  readonly firstBad?: number;
  /** Only a start finds it, or a check after one: the file is as a sound one. */
  readonly needsStart?: boolean;
}

/** One ledger of a data folder, as files. */
export interface Files {
  readonly events: string;
  readonly seals: string;
  readonly record: string;
  /** `record.json` as it was some seals ago. */
  readonly olderRecord: string;
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

/** Does one thing, by the dice, to a ledger of which so many events are sealed. `kind`: which one. */
export function tamper(files: Files, sealed: number, dice: Dice, kind = dice(tricks.length)): Tampering {
  const db = new DatabaseSync(files.events);
  try {
    return tricks[kind % tricks.length]!(new Ledger(db, sealed, dice, files));
  } finally {
    db.close();
  }
}

/** The file, as somebody works on it who knows how it is made but has no key. */
class Ledger {
  readonly rows: readonly Row[];

  constructor(
    private readonly db: DatabaseSync,
    readonly sealed: number,
    readonly dice: Dice,
    readonly files: Files,
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

  /** Writes other data into an event, and makes every later hash of its stream fit again, as far as that goes. */
  forge(ordinal: number, data: string, macs: 'own' | 'kept' | 'none'): void {
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
      const written = rechained(each, each === forged ? data : each.data, prevHash, macs);
      prevHash = written.hash;
      this.run(
        'UPDATE events SET data = ?, metadata = ? WHERE position = ?',
        written.data,
        written.metadata,
        each.position,
      );
    }
  }

  /** Puts an event behind the end of a stream. */
  append(macs: 'own' | 'none'): number {
    const end = this.rows.findLast(({ name }) => name !== sealStream)!;
    const last = this.rows.findLast(({ name }) => name === end.name)!;
    const row = { ...last, revision: last.revision + 1, id: randomBytes(16).toString('hex') };
    const written = rechained(row, last.data, hashOf(last), macs);
    const position = this.rows.at(-1)!.position + 1;
    this.db
      .prepare(
        `INSERT INTO events (position, stream, revision, type, id, data, metadata)
         SELECT ?, stream, ?, type, unhex(?), ?, ? FROM events WHERE position = ?`,
      )
      .run(position, row.revision, row.id, written.data, written.metadata, last.position);
    return this.rows.length;
  }

  /** Takes the seals out of the ledger, from one number on, and closes the gap. */
  removeSeals(from: number): void {
    this.run(
      'DELETE FROM events WHERE revision >= ? AND stream = (SELECT id FROM streams WHERE name = ?)',
      from,
      sealStream,
    );
    this.closeGaps();
  }

  get sealCount(): number {
    return this.rows.filter(({ name }) => name === sealStream).length;
  }

  /** Lines of the seals outside. */
  outside(change: (lines: readonly string[]) => readonly string[]): void {
    const lines = readFileSync(this.files.seals, 'utf8').trimEnd().split('\n');
    writeFileSync(
      this.files.seals,
      change(lines)
        .map((line) => `${line}\n`)
        .join(''),
    );
  }

  /** Builds the index by which streams are read without one event, and lets the schema say that it is whole. */
  leaveOutOfIndex(position: number): void {
    const { sql } = this.db
      .prepare("SELECT sql FROM sqlite_schema WHERE name = 'events_by_stream'")
      .get() as unknown as { sql: string };
    const except = ` WHERE position <> ${position}`;
    this.db.exec(`DROP INDEX events_by_stream; ${sql}${except}; PRAGMA wal_checkpoint(TRUNCATE)`);
    const file = readFileSync(this.files.events);
    file.write(' '.repeat(except.length), file.indexOf(`${sql}${except}`) + sql.length);
    writeFileSync(this.files.events, file);
  }

  exec(sql: string): void {
    this.db.exec(sql);
  }
}

const withHyphens = (id: string) => id.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');

/** An event with other data, behind another hash. Without the key its mac is a guess, the old one, or none at all. */
function rechained(row: Row, data: string, prevHash: string, macs: 'own' | 'kept' | 'none') {
  const { hash: _, mac, prevHash: __, ...plain } = JSON.parse(row.metadata) as Record<string, unknown>;
  const event = { id: withHyphens(row.id), type: row.type, data: JSON.parse(data) as unknown };
  const at = { stream: row.name, revision: BigInt(row.revision), prevHash };
  if (macs === 'own') {
    const { stored, hash } = new Chain(new Uint8Array(32)).link(event, plain, at);
    return { data: stored.data, metadata: stored.metadata, hash };
  }
  const metadata = macs === 'kept' ? { ...plain, mac } : plain;
  const hash = createHash('sha256')
    .update(canonicalJson({ ...event, metadata, prevHash, revision: row.revision, stream: row.name }))
    .digest('hex');
  return {
    data: canonicalJson(event.data),
    metadata:
      macs === 'kept'
        ? canonicalJson({ ...metadata, hash, prevHash })
        : `{"hash":"${hash}","prevHash":"${prevHash}",${canonicalJson(plain).slice(1)}`,
    hash,
  };
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

const tricks: ((ledger: Ledger) => Tampering)[] = [
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
    const macs = (['own', 'kept', 'none'] as const)[ledger.dice(3)]!;
    ledger.forge(at, other === data ? '{"forged":true}' : other, macs);
    return { what: `forged an event and the chain behind it, its mac ${macs}`, firstBad: at };
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

const respellings: readonly (readonly [string, (text: string) => string])[] = [
  ['repeated a member in front', (text) => text.replace(/^\{("[^"]+"):/, '{$1:0,$1:')],
  ['repeated a member behind', (text) => text.replace(/^\{("[^"]+"):(.*)\}$/s, '{$1:$2,$1:0}')],
  ['put a blank in', (text) => text.replace(':', ': ')],
  ['put a line feed behind', (text) => `${text}\n`],
  [
    'escaped a letter',
    (text) => text.replace(/"([a-z])/, (_, letter: string) => `"\\u00${letter.charCodeAt(0).toString(16)}`),
  ],
  ['put the last member first', (text) => text.replace(/^\{(.*),("[^",]+":"[^"]*")\}$/s, '{$2,$1}')],
];

for (const column of ['data', 'metadata'] as const)
  for (const [what, respell] of respellings)
    tricks.push((ledger) => {
      const at = ledger.some();
      const text = ledger.rows[at]![column];
      const other = respell(text);
      ledger.set(at, column, other === text ? ` ${text}` : other);
      return { what: `${what} in ${column}`, firstBad: at };
    });

tricks.push(
  (ledger) => {
    const at = ledger.some();
    const hash = 'a'.repeat(64);
    const member = ledger.dice(2) === 0 ? `"hash":"${hash}"` : `"a":{"hash":"${hash}"}`;
    ledger.set(at, 'metadata', ledger.rows[at]!.metadata.replace('{', `{${member},`));
    return { what: 'added a hash to the metadata', firstBad: at };
  },
  (ledger) => {
    ledger.removeSeals(0);
    return { what: 'removed the seals inside' };
  },
  (ledger) => {
    ledger.removeSeals(0);
    rmSync(ledger.files.seals);
    return { what: 'removed the seals inside and outside' };
  },
  (ledger) => {
    ledger.removeSeals(0);
    rmSync(ledger.files.seals);
    rmSync(ledger.files.record);
    return { what: 'removed the seals inside and outside, and the record' };
  },
  (ledger) => {
    rmSync(ledger.files.seals);
    return { what: 'removed the seals outside' };
  },
  (ledger) => {
    const at = ledger.dice(ledger.sealCount - 1);
    ledger.outside((lines) => lines.filter((_, line) => line !== at));
    return { what: 'removed a seal outside' };
  },
  (ledger) => {
    ledger.outside((lines) => lines.slice(0, ledger.dice(lines.length - 1)));
    return { what: 'cut the seals outside off' };
  },
  (ledger) => {
    const at = ledger.dice(ledger.sealCount);
    ledger.outside((lines) => [...lines.slice(0, at), lines[ledger.dice(at + 1)]!, ...lines.slice(at)]);
    return { what: 'repeated a seal outside' };
  },
  (ledger) => {
    const at = ledger.dice(ledger.sealCount);
    ledger.outside((lines) => lines.map((line, each) => (each === at ? flipped(line, ledger.dice) : line)));
    return { what: 'edited a seal outside' };
  },
  (ledger) => {
    const keep = 1 + ledger.dice(ledger.sealCount - 2);
    const last = ledger.rows.find(({ name, revision }) => name === sealStream && revision === keep - 1)!;
    ledger.run('DELETE FROM events WHERE position > ?', last.position);
    ledger.outside((lines) => lines.slice(0, keep));
    return { what: 'cut ledger and seals outside back together' };
  },
  (ledger) => {
    const at = ledger.some();
    ledger.forge(at, '{"forged":true}', 'own');
    ledger.removeSeals(0);
    if (existsSync(ledger.files.seals)) rmSync(ledger.files.seals);
    return { what: 'rewrote a stream and removed all seals' };
  },
  (ledger) => ({ what: 'appended an event with a mac of no key', firstBad: ledger.append('own') }),
  (ledger) => ({ what: 'appended an event without a mac', firstBad: ledger.append('none') }),
  (ledger) => {
    const at = ledger.some();
    ledger.leaveOutOfIndex(ledger.rows[at]!.position);
    return { what: 'left an event out of the index', firstBad: at };
  },
  (ledger) => {
    ledger.exec(
      'CREATE TRIGGER t AFTER INSERT ON events BEGIN DELETE FROM events WHERE position = new.position - 1; END',
    );
    return { what: 'put a trigger into the file' };
  },
  (ledger) => {
    const last = ledger.rows.findLast(({ name }) => name !== sealStream)!;
    ledger.run(
      `INSERT INTO events (position, stream, revision, type, id, data, metadata)
       SELECT ?, stream, revision + 1, type, randomblob(16), data, metadata FROM events WHERE position = ?`,
      -ledger.dice(9),
      ledger.rows.findLast(({ name }) => name === last.name)!.position,
    );
    return { what: 'put an event before the first position' };
  },
  (ledger) => {
    const column = ['data', 'metadata'][ledger.dice(2)]!;
    ledger.run(
      `UPDATE events SET ${column} = ${column} || char(0) || 'x' WHERE position = ?`,
      ledger.rows[ledger.some()]!.position,
    );
    return { what: 'hid something behind a NUL' };
  },
  (ledger) => {
    const table = ['streams', 'types'][ledger.dice(2)]!;
    ledger.exec(`UPDATE ${table} SET name = name || char(0) || 'x' WHERE id = 1`);
    return { what: 'hid a name behind a NUL' };
  },
  (ledger) => {
    ledger.exec('CREATE TRIGGER folder_stamp BEFORE INSERT ON events BEGIN SELECT RAISE(IGNORE); END');
    return { what: 'put a trigger under a name that is expected' };
  },
  (ledger) => {
    const forged = ledger.append('own');
    const seal = ledger.rows.findLast(({ name }) => name === sealStream)!;
    const end = ledger.rows.findLast(({ name }) => name !== sealStream)!;
    const revision = ledger.rows.findLast(({ name }) => name === end.name)!.revision + 1;
    const data = JSON.parse(seal.data) as { last: unknown };
    data.last = { revision, stream: end.name };
    ledger.set(ledger.rows.indexOf(seal), 'data', canonicalJson(data));
    return { what: `let the last seal name a forged end (${forged})` };
  },
  (ledger) => {
    rmSync(ledger.files.record);
    return { what: 'removed the record' };
  },
  (ledger) => {
    writeFileSync(ledger.files.record, flipped(readFileSync(ledger.files.record, 'utf8'), ledger.dice));
    return { what: 'edited the record' };
  },
  (ledger) => {
    writeFileSync(ledger.files.record, ledger.files.olderRecord);
    const keep = 1;
    const last = ledger.rows.find(({ name, revision }) => name === sealStream && revision === keep - 1)!;
    ledger.run('DELETE FROM events WHERE position > ?', last.position);
    ledger.outside((lines) => lines.slice(0, keep));
    return { what: 'cut ledger and seals back, and put an older record beside them' };
  },
);

/** How many kinds of tampering there are. */
export const kindsOfTampering = tricks.length;
