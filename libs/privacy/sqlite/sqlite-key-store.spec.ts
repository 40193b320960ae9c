import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Subject, subject } from '#kernel';
import { SeededRandomness } from '#kernel/testing';
import { KeyStoreRefused, KeyStoreUnavailable } from '../src/errors.js';
import { keyStoreContract } from '../testing/index.js';
import { KeyWriter } from './key-writer.js';
import { SqliteKeyStore } from './sqlite-key-store.js';

let folder: string;
let file: string;
const open: SqliteKeyStore[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keys-'));
  file = join(folder, 'keys.db');
});
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
  rmSync(folder, { recursive: true, force: true });
});

async function store(mode: 'owner' | 'reader' = 'owner') {
  const opened = await SqliteKeyStore.open({ file, mode, thread: false });
  open.push(opened);
  return opened;
}

describe('in-process', () => {
  keyStoreContract(async () => ({
    store: await store(),
    reopen: async () => {
      await open.pop()!.close();
      return store();
    },
  }));
});

const randomness = new SeededRandomness('keys');
const someKeys = (count: number) =>
  new Map(
    Array.from({ length: count }, () => [
      subject(`person-${randomness.uuid()}`),
      Buffer.from(randomness.bytes(61)),
    ]),
  );

test('after shredding no byte of the key is left in the file or its log', async () => {
  const keys = await store();
  const all: [Subject, Buffer][] = [];
  for (let round = 0; round < 20; round++) {
    const some = someKeys(200);
    all.push(...some);
    await keys.insertAbsent(some);
  }
  const shredded = all.filter((_, n) => n % 40 === 0);
  expect(onDisk(shredded[0]![1])).toBe(true);
  for (const [whose] of shredded) await keys.shred(whose);
  const bytes = diskBytes();
  for (const [, key] of shredded) expect(bytes.includes(key.subarray(20, 52))).toBe(false);
  expect(onDisk(all[1]![1])).toBe(true);
});

const diskBytes = () =>
  Buffer.concat([file, `${file}-wal`].filter(existsSync).map((each) => readFileSync(each)));
const onDisk = (key: Buffer) => diskBytes().includes(key);

test('a batch that fails in the middle stores nothing', () => {
  const writer = new KeyWriter(file);
  const whole = subject('person-1');
  expect(() =>
    writer.commit([
      { kind: 'insert', keys: [[whole, Buffer.alloc(61)]] },
      { kind: 'insert', keys: [[subject('person-2'), 'no bytes' as unknown as Uint8Array]] },
    ]),
  ).toThrow();
  const [answer] = writer.commit([{ kind: 'insert', keys: [[whole, Buffer.alloc(61, 2)]] }]);
  expect(answer?.[0]?.[1]?.[0]).toBe(2);
  writer.close();
});

test('a reader sees what the owner writes, and writes nothing itself', async () => {
  const owner = await store();
  const reader = await store('reader');
  await owner.insertAbsent(someKeys(1));
  const [[whose, key]] = [...someKeys(1)] as [[Subject, Buffer]];
  await owner.insertAbsent(new Map([[whose, key]]));
  expect((await reader.get([whose])).size).toBe(1);
  await expect(reader.shred(whose)).rejects.toThrow(KeyStoreUnavailable);
  await expect(reader.insertAbsent(someKeys(1))).rejects.toThrow('running server');
});

test('a reader of a file that is not there, a damaged file and a newer one are refused with advice', async () => {
  await expect(store('reader')).rejects.toThrow(KeyStoreRefused);
  writeFileSync(file, 'this is no database, and long enough to be taken for a header of one'.repeat(20));
  await expect(store()).rejects.toThrow('restore its backup');
  rmSync(file);
  const db = new DatabaseSync(file);
  db.exec('PRAGMA user_version = 99');
  db.close();
  await expect(store()).rejects.toThrow('newer version');
});

const built = existsSync('dist/libs/privacy/sqlite/key-writer.worker.js');
test('a file that somebody else has for themselves for a moment is waited for', async () => {
  const other = spawn(process.execPath, ['-e', holdForAMoment, file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(other, 'exit').then(() => Promise.reject(new Error('it ended before it held the file')));
  ended.catch(() => undefined);
  await Promise.race([once(other.stdout, 'data'), ended]);
  const opened = await store();
  expect((await opened.get([subject('person-ana')])).size).toBe(1);
});

/** Makes the file and holds it until this process waits for it, for all that can be known from outside: half a second. */
const holdForAMoment = `
  const { DatabaseSync } = require('node:sqlite');
  const db = new DatabaseSync(process.argv[1]);
  db.exec(\`PRAGMA journal_mode = WAL; PRAGMA user_version = 1;
    CREATE TABLE keys (subject TEXT PRIMARY KEY, wrapped BLOB) STRICT, WITHOUT ROWID;
    PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; INSERT INTO keys VALUES ('person-ana', x'01'); COMMIT\`);
  process.stdout.write('held');
  setTimeout(() => db.close(), 500);`;

test('built: keys are written on a thread of their own', () => {
  if (!built) throw new Error('dist is missing: run npm test, which builds first');
  const script = join(process.cwd(), 'libs/privacy/sqlite/testing/threaded-keys.mjs');
  const out = execFileSync(process.execPath, [script, file], { encoding: 'utf8' });
  expect(JSON.parse(out)).toEqual([1, 1, 1, 1, 'shredded']);
});
