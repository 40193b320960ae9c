import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { Chain, genesis, readCheckpoint, sealStream, signedCheckpoint } from '#engine';
import { canonicalJson } from '#kernel';
import type { Dice } from '../../faults/support/dice.js';

/** One ledger of a data folder, as files. */
export interface Files {
  readonly events: string;
  readonly seals: string;
  readonly record: string;
  /** Where its hashes are kept. */
  readonly tree: string;
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

/** The file, as somebody works on it who knows how it is made but has no key. */
export class LedgerFile {
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

  /** Ordinal of the first event of a stream. */
  firstOf = (stream: number): number => this.rows.findIndex((each) => each.stream === stream);

  get firstSeal(): number {
    return this.rows.findIndex(({ name }) => name === sealStream);
  }

  /** Signs what a seal states with a key that nobody knows, inside and outside. */
  sealAnew(ordinal: number): void {
    const seal = JSON.parse(this.rows[ordinal]!.data) as {
      readonly number: number;
      readonly checkpoint: string;
    };
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const stated = readCheckpoint(seal.checkpoint)!;
    const checkpoint = signedCheckpoint(stated, { keyId: '', publicKey, privateKey });
    this.forge(ordinal, JSON.stringify({ ...seal, checkpoint }), 'own');
    this.outside((lines) =>
      lines.map((line) => {
        const kept = JSON.parse(line) as { readonly number: number };
        return kept.number === seal.number ? JSON.stringify({ ...kept, checkpoint }) : line;
      }),
    );
  }

  /** Does something to the tile of the first leaves. */
  tile(change: (tile: Buffer) => Buffer): void {
    const folder = join(this.files.tree, 'tile', '0');
    const [part] = existsSync(join(folder, '000.p')) ? readdirSync(join(folder, '000.p')).sort(byNumber) : [];
    const file = part === undefined ? join(folder, '000') : join(folder, '000.p', part);
    writeFileSync(file, change(readFileSync(file)));
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

/** The widest one first. */
const byNumber = (a: string, b: string) => Number(b) - Number(a);

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
export function flipped(text: string, dice: Dice): string {
  const places = [...text.matchAll(/"[^"\\]*":"([^"\\]+)"|"[^"\\]*":(\d+)/g)];
  const match = places[dice(places.length)];
  if (match === undefined) return text.replace(/^\{/, '{"more":1,').replace(',}', '}');
  const value = match[1] ?? match[2] ?? '';
  const at = match.index + match[0].lastIndexOf(value) + dice(value.length);
  const other = /\d/.test(text[at] ?? '') ? String((Number(text[at]) % 9) + 1) : text[at] === 'q' ? 'z' : 'q';
  return text.slice(0, at) + other + text.slice(at + 1);
}
