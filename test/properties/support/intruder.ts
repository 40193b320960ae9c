import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sealStream } from '#engine';
import { canonicalJson } from '#kernel';
import type { Dice } from '../../faults/support/dice.js';
import { type Files, flipped, LedgerFile } from './ledger-file.js';

/** What an intruder with the data folder has done, and which event a check has to name. */
export interface Tampering {
  readonly what: string;
  /** The first bad event, counted from 0, where it is certain. */
  readonly firstBad?: number;
  /** Only a start finds it, or a check after one: the file is as a sound one. */
  readonly needsStart?: boolean;
}

/** Does one thing, by the dice, to a ledger of which so many events are sealed. `kind`: which one. */
export function tamper(files: Files, sealed: number, dice: Dice, kind = dice(tricks.length)): Tampering {
  const db = new DatabaseSync(files.events);
  try {
    return tricks[kind % tricks.length]!(new LedgerFile(db, sealed, dice, files));
  } finally {
    db.close();
  }
}

const tricks: ((ledger: LedgerFile) => Tampering)[] = [
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
    return { what: 'swapped two events of different streams', firstBad: a };
  },
  (ledger) => {
    const at = ledger.some();
    ledger.remove(at);
    return { what: 'removed an event', firstBad: at };
  },
  (ledger) => {
    const at = ledger.some();
    ledger.remove(at);
    ledger.closeGaps();
    return { what: 'removed an event and closed the gap', firstBad: at };
  },
  (ledger) => {
    const { stream } = ledger.rows[ledger.some()]!;
    ledger.run('DELETE FROM events WHERE stream = ?', stream);
    ledger.closeGaps();
    return { what: 'removed a stream', firstBad: ledger.firstOf(stream) };
  },
  (ledger) => {
    const { stream } = ledger.rows[ledger.some()]!;
    ledger.run('DELETE FROM events WHERE stream = ?', stream);
    ledger.run('DELETE FROM streams WHERE id = ?', stream);
    return { what: 'removed a stream and its name', firstBad: ledger.firstOf(stream) };
  },
  (ledger) => {
    const at = ledger.some();
    ledger.run('DELETE FROM events WHERE position >= ?', ledger.rows[at]!.position);
    return { what: 'cut the ledger off', firstBad: at };
  },
  (ledger) => {
    const seals = ledger.rows
      .slice(0, ledger.sealed + 1)
      .filter(({ type }) => type.startsWith('ledger.LedgerSealed'));
    const last = seals[ledger.dice(seals.length - 1)]!;
    ledger.run('DELETE FROM events WHERE position > ?', last.position);
    return { what: 'cut whole seals off', firstBad: ledger.rows.indexOf(last) + 1 };
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
    return { what: 'renamed a stream', firstBad: ledger.firstOf(stream) };
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
  ['repeated a nested member in front', (text) => text.replace(/:\{("[^"]+"):/, ':{$1:0,$1:')],
  ['repeated a nested member behind', (text) => text.replace(/:\{("[^"]+"):([^{}]*)\}/, ':{$1:$2,$1:0}')],
  ['wrote a number otherwise', (text) => text.replace(/:(\d+)([,}])/, ':$1.0$2')],
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
    return { what: 'removed the seals inside', firstBad: ledger.firstSeal };
  },
  (ledger) => {
    ledger.removeSeals(0);
    rmSync(ledger.files.seals);
    return { what: 'removed the seals inside and outside', firstBad: ledger.firstSeal };
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
    return { what: 'cut ledger and seals outside back together', firstBad: ledger.rows.indexOf(last) + 1 };
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

tricks.push(
  (ledger) => {
    const at = ledger.firstSeal + 1 + ledger.dice(ledger.sealed - ledger.firstSeal - 1);
    const seal = ledger.rows.findIndex(({ name }, each) => each >= at && name === sealStream);
    ledger.sealAnew(seal);
    return { what: 'sealed with a key of their own', firstBad: seal };
  },
  (ledger) => {
    const [a, b] = ledger.two((one, other) => one.stream !== other.stream);
    ledger.swapPlaces(a, b);
    ledger.tile((tile) => {
      const [one, other] = [a, b].map((at) => Buffer.from(tile.subarray(at * 32, (at + 1) * 32)));
      other!.copy(tile, a * 32);
      one!.copy(tile, b * 32);
      return tile;
    });
    return { what: 'swapped two events and their hashes' };
  },
  (ledger) => {
    ledger.tile((tile) => {
      tile[ledger.dice(tile.length)]! ^= 1 << ledger.dice(8);
      return tile;
    });
    return { what: 'changed a kept hash' };
  },
  (ledger) => {
    ledger.tile((tile) => tile.subarray(0, ledger.dice(tile.length)));
    return { what: 'cut kept hashes off' };
  },
  (ledger) => {
    const file = join(ledger.files.tree, 'checkpoint');
    const note = readFileSync(file, 'utf8');
    const at = ledger.dice(note.length - 1);
    writeFileSync(file, `${note.slice(0, at)}${note[at] === 'q' ? 'z' : 'q'}${note.slice(at + 1)}`);
    return { what: 'edited the checkpoint of the kept hashes' };
  },
);

/** How many kinds of tampering there are. */
export const kindsOfTampering = tricks.length;
