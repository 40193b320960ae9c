import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openDataFolder, openSystem, processesMustHaveBegun } from '#composition';
import { SeededRandomness } from '#kernel/testing';
import { readConfig } from '#settings';
import {
  copied,
  copying,
  copyingGround,
  own,
  type Prepared,
  prepared,
  queueMail,
} from '../testing/copied.js';
import { putPeople } from '../testing/index.js';

jest.setTimeout(60_000);

let history: Prepared;
let ground: Awaited<ReturnType<typeof copyingGround>>;
beforeAll(async () => {
  history = await prepared();
});
afterAll(() => history.remove());
beforeEach(async () => {
  ground = await copyingGround(history);
});
afterEach(() => ground.close());

const address = (name: string) => `sqlite:${ground.folder(name)}`;
const there = () => ({ from: address('a'), to: address('b') });
const copy = () => copied(ground.embedded('a'), there());
const otherKey = Buffer.from(new SeededRandomness('other').bytes(32)).toString('hex');

async function used(env: Readonly<Record<string, string>>, people: number): Promise<void> {
  const folder = await own(env);
  if (people > 0) await putPeople(folder, people);
  await folder.close();
}

test('a target that was started but never used is taken', async () => {
  await used(ground.embedded('b'), 0);
  const { processes } = await copy();
  expect(new Set(processes.map(({ state }) => state))).toEqual(new Set(['moved']));
});

test('no server starts on half a copy, also where one was started before', async () => {
  await used(ground.embedded('b'), 0);
  const run = copying(ground.embedded('a'), there());
  for (let step = await run.next(); !step.done; step = await run.next())
    if ('note' in step.value && step.value.note === 'copying the ledger') break;
  await run.return(undefined as never);
  const env = ground.embedded('b');
  const system = await openSystem(readConfig(env), { env, threads: false });
  expect(await system.store.head()).toBeDefined();
  await expect(processesMustHaveBegun(system)).rejects.toThrow('has no checkpoint for this ledger');
  await system.close();
  expect((await copy()).ledgers[0]?.appended).toBeGreaterThan(0);
});

test('a target with events of its own is refused, and keeps them and its keys as they are', async () => {
  await used(ground.embedded('b'), 2);
  await expect(copy()).rejects.toThrow('name an empty one');
  const db = new DatabaseSync(openDataFolder(ground.folder('b')).keys, { readOnly: true });
  expect(db.prepare('SELECT count(*) AS rows FROM keys').get()).toEqual({ rows: 3 });
  db.close();
});

test('a copy that was used is not copied onto again', async () => {
  await copy();
  const folder = await own(ground.embedded('b'));
  await queueMail(folder, 'm-9');
  await folder.close();
  await expect(copy()).rejects.toThrow('copy it in the other direction');
});

test('keys under another master key are refused: to wrap them anew is no copy', async () => {
  const other = { ...ground.embedded('b'), CASELEDGER_MASTER_KEY: otherKey };
  await used(other, 0);
  await expect(copy()).rejects.toThrow('re-wrapping');
  await expect(copied(other, { ...there(), to: address('c') })).rejects.toThrow(
    `the keys in ${ground.folder('a')} are wrapped with another master key`,
  );
});

describe('with master keys in the folders', () => {
  const { CASELEDGER_MASTER_KEY: _, ...env } = { CASELEDGER_MASTER_KEY: '', LOG_LEVEL: 'silent' };
  const at = (name: string) => ({ ...env, DATA_DIR: ground.folder(name) });

  test('the copy says that it needs the same one, and never carries it along', async () => {
    await used(at('f'), 2);
    const result = await copied(at('f'), { from: address('f'), to: address('g') });
    expect(result.masterKeyWantedIn).toBe(ground.folder('g'));
    await expect(own(at('g'))).rejects.toThrow('master key file');
  });

  test('a target with one of its own is refused', async () => {
    await used(at('f'), 2);
    mkdirSync(join(ground.folder('g'), 'keys'), { recursive: true });
    writeFileSync(join(ground.folder('g'), 'keys', 'master.key'), otherKey);
    await expect(copied(at('f'), { from: address('f'), to: address('g') })).rejects.toThrow(
      'are different master keys',
    );
  });

  test('without any, one is asked for, and none is made', async () => {
    await used(at('f'), 2);
    rmSync(join(ground.folder('f'), 'keys'), { recursive: true });
    await expect(copied(at('f'), { from: address('f'), to: address('g') })).rejects.toThrow(
      'CASELEDGER_MASTER_KEY_FILE',
    );
  });
});

test.each(['a', 'b'])('while a server owns folder %s it is refused', async (name) => {
  const folder = await own(ground.embedded(name));
  await expect(copy()).rejects.toThrow('stop the server first');
  await folder.close();
});

test('an altered source is copied as it is, said to be altered, and nothing goes on from the copy', async () => {
  const db = new DatabaseSync(openDataFolder(ground.folder('a')).events);
  db.exec(`UPDATE events SET metadata = replace(metadata, '"registry"', '"registrx"') WHERE position = 2`);
  db.close();
  const { ledgers, processes } = await copy();
  expect(ledgers[0]?.verdict.fault).toMatchObject({ what: 'altered', ordinal: 1 });
  expect(processes).toEqual([]);
});

test.each([
  ['a place that is none', { to: './b' }, '--to: must be sqlite:FOLDER'],
  ['one ledger twice', { to: 'SOURCE' }, '--to: names the ledger that --from names'],
  ['a source without a ledger', { from: 'EMPTY' }, 'there is no ledger'],
  ['keys that are nowhere', { keysFrom: 'EMPTY' }, '--keys-from'],
  ['a server that no setting names', { from: 'eventstoredb' }, 'EVENTSTOREDB_URL'],
  ['keys on a server that no setting names', { keysTo: 'mongodb' }, 'MONGODB_URL'],
])('%s is refused with advice', async (_, given, words) => {
  const places = { SOURCE: address('a'), EMPTY: address('nothing') };
  const named = Object.entries(given).map(([key, value]) => [key, { ...places }[value as 'EMPTY'] ?? value]);
  const run = copied(ground.embedded('a'), { ...there(), ...Object.fromEntries(named) });
  await expect(run).rejects.toThrow(words);
});

test('a server without events is no source', async () => {
  const run = copied(ground.onServer('a'), { from: ground.fake.url, to: address('b') });
  await expect(run).rejects.toThrow('there is no ledger of Caseledger on this server');
});
