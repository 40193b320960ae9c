import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { FakeClock, SeededRandomness } from '#kernel/testing';
import { demoIdentity } from '../src/demo-identities.js';
import {
  countersContract,
  sessionStoreContract,
  sharedNotesContract,
  staffStoreContract,
} from '../testing/index.js';
import { AccessStoreRefused } from './connection.js';
import { SqliteAccessStore } from './sqlite-access-store.js';

let folder: string;
let file: string;
let clock: FakeClock;
const opened: SqliteAccessStore[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'access-'));
  file = join(folder, 'access.db');
  clock = new FakeClock();
});
afterEach(() => {
  for (const each of opened.splice(0)) each.close();
  rmSync(folder, { recursive: true, force: true });
});

function open(seed = 'access') {
  const store = SqliteAccessStore.open({ file, clock, randomness: new SeededRandomness(seed) });
  opened.push(store);
  return store;
}

const lifetime = { idleMinutes: 15, absoluteMinutes: 720 };

describe('sessions', () => {
  sessionStoreContract(() => ({ store: open().sessions, clock }));
});

describe('counters', () => {
  countersContract(() => ({ counters: open().counters, clock }));
});

describe('notes', () => {
  sharedNotesContract(() => ({ notes: open().notes, clock }));

  test('are seen by another process at once', async () => {
    await open('here').notes.put('desk', 'w-1', { name: 'Ana' }, 60);
    expect(await open('there').notes.list('desk')).toEqual([{ id: 'w-1', note: { name: 'Ana' } }]);
  });
});

describe('staff', () => {
  staffStoreContract(() => open().staff);

  test('is remembered over a restart', async () => {
    const { staff } = open();
    await staff.remember(demoIdentity('supervisor-19')!);
    opened.pop()!.close();
    expect(await open('again').staff.find('supervisor-19')).toEqual(demoIdentity('supervisor-19'));
  });

  test('has no right and no role that this program does not know', async () => {
    const { staff } = open();
    await staff.remember(demoIdentity('worker-19')!);
    await staff.remember(demoIdentity('worker-34')!);
    const db = new DatabaseSync(file);
    db.exec(`UPDATE staff SET rights = '["person:view","moon:view"]' WHERE id = 'worker-19'`);
    db.exec(`UPDATE staff SET role = 'wizard' WHERE id = 'worker-34'`);
    db.close();
    expect([...(await staff.find('worker-19'))!.rights]).toEqual(['person:view']);
    expect(await staff.find('worker-34')).toBeUndefined();
  });
});

test('a session survives a restart, an ended one does not come back', async () => {
  const first = open();
  const [kept, ended] = [
    await first.sessions.create('ana', lifetime),
    await first.sessions.create('ben', lifetime),
  ];
  await first.sessions.end(ended);
  opened.pop()!.close();
  const { sessions } = open('again');
  expect(await sessions.find(kept)).toBeDefined();
  expect(await sessions.find(ended)).toBeUndefined();
});

test('a session that another process ends is over here at once', async () => {
  const [here, there] = [open('here').sessions, open('there').sessions];
  const token = await here.create('ana', lifetime);
  await here.use(token);
  await there.end(token);
  expect(await here.use(token)).toBeUndefined();
});

test('the token itself is nowhere on disk', async () => {
  const { sessions } = open();
  const token = await sessions.create('ana', lifetime);
  const bytes = Buffer.concat([file, `${file}-wal`].filter(existsSync).map((each) => readFileSync(each)));
  expect(bytes.includes('ana')).toBe(true);
  expect(bytes.includes(token)).toBe(false);
  expect(bytes.includes(Buffer.from(token, 'base64url'))).toBe(false);
});

test('a request within a minute of the last one writes nothing', async () => {
  const { sessions } = open();
  const token = await sessions.create('ana', lifetime);
  const watcher = new DatabaseSync(file, { readOnly: true });
  const version = () =>
    (watcher.prepare('PRAGMA data_version').get() as { data_version: number }).data_version;
  const before = version();
  for (let second = 0; second < 59; second++) {
    clock.advance(1_000);
    await sessions.use(token);
  }
  expect(version()).toBe(before);
  clock.advance(1_000);
  await sessions.use(token);
  expect(version()).not.toBe(before);
  watcher.close();
});

test('a damaged file and a newer one are refused with advice', () => {
  writeFileSync(file, 'this is no database, and long enough to be taken for the header of one'.repeat(20));
  expect(() => open()).toThrow(AccessStoreRefused);
  rmSync(file);
  const db = new DatabaseSync(file);
  db.exec('PRAGMA user_version = 99');
  db.close();
  expect(() => open()).toThrow('newer version');
});
