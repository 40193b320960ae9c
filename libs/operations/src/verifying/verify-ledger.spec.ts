import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { type DataFolder, openDataFolder } from '#composition';
import { startFakeEventStoreDb } from '#event-store/eventstoredb/testing';
import { plusMinutes, systemClock, systemRandomness } from '#kernel';
import { readConfig } from '#settings';
import { putPeople, resultOf, temporaryFolder } from '../../testing/index.js';
import { ledgerKeys } from '../ledger-keys.js';
import { verifyLedgerOf } from './verify-ledger.js';

jest.setTimeout(60_000);

let folder: ReturnType<typeof temporaryFolder>;
let paths: DataFolder;
beforeEach(async () => {
  folder = temporaryFolder();
  const owned = await folder.own();
  await putPeople(owned, 3);
  await owned.close();
  paths = openDataFolder(folder.path);
});
afterEach(() => folder.remove());

const verify = (ledger: 'main' | 'looks' = 'main') =>
  resultOf(verifyLedgerOf(readConfig(folder.env), ledger, { env: folder.env, clock: systemClock }));

test('what a command wrote is sealed when it ends, and verifies', async () => {
  const verdict = await verify();
  expect(verdict).toMatchObject({ ledger: 'main', seals: 1, unsealed: 1, warnings: [] });
  expect(verdict.fault).toBeUndefined();
  expect((await verify('looks')).fault).toBeUndefined();
});

test('an altered event is named', async () => {
  const db = new DatabaseSync(paths.events);
  db.exec(`UPDATE events SET metadata = replace(metadata, '"registry"', '"registrx"') WHERE position = 2`);
  const { id } = db.prepare('SELECT lower(hex(id)) AS id FROM events WHERE position = 2').get() as {
    id: string;
  };
  db.close();
  const { fault } = await verify();
  expect(fault).toMatchObject({ what: 'altered', ordinal: 1 });
  expect(fault?.eventId?.replaceAll('-', '')).toBe(id);
});

test('missing and damaged outside seals are faults', async () => {
  rmSync(paths.seals);
  expect((await verify()).fault?.what).toContain('end at 0');
  writeFileSync(paths.seals, '{"number":\n{}\n');
  expect((await verify()).fault?.what).toContain('is damaged');
});

/** Takes the seals out of everything, and what the folder records of itself. */
function withoutSeals(sql: string): void {
  const db = new DatabaseSync(paths.events);
  db.exec(sql);
  db.close();
  for (const each of [paths.seals, paths.record, `${folder.path}/caseledger.json`]) rmSync(each);
}
const sealsInside = "stream = (SELECT id FROM streams WHERE name = 'ledger-seals')";

test('a ledger without any seal, older than its first interval, is a fault; within it, it is not', async () => {
  withoutSeals(`DELETE FROM events WHERE ${sealsInside}; DELETE FROM streams WHERE name = 'ledger-seals'`);
  const at = (minutes: number) => ({
    ...systemClock,
    now: () => plusMinutes(systemClock.now(), minutes),
    monotonic: () => systemClock.monotonic(),
  });
  const verdictIn = (minutes: number) =>
    resultOf(verifyLedgerOf(readConfig(folder.env), 'main', { env: folder.env, clock: at(minutes) }));
  expect((await verdictIn(0)).fault).toBeUndefined();
  expect((await verdictIn(5)).fault?.what).toContain('there is no seal, although the ledger began at');
});

test('an empty ledger where there were seals is a fault', async () => {
  const db = new DatabaseSync(paths.events);
  db.exec('DELETE FROM events; DELETE FROM streams');
  db.close();
  expect((await verify()).fault?.what).toContain('which is kept outside it');
  rmSync(paths.seals);
  expect((await verify()).fault?.what).toMatch(/recorded|was kept there/);
});

test('with a public key alone what is sealed is verified, without any secret', async () => {
  const { pem, verifierKeys } = await ledgerKeys(readConfig(folder.env), {
    env: folder.env,
    clock: systemClock,
  });
  const keyFile = `${folder.path}/public.key`;
  for (const text of [pem, verifierKeys[0]!, `${verifierKeys[1]}\n`]) {
    writeFileSync(keyFile, text);
    const run = verifyLedgerOf(readConfig(folder.env), 'main', { env: {}, clock: systemClock, keyFile });
    const verdict = await resultOf(run);
    expect(verdict).toMatchObject({ seals: 1, authenticated: false });
    expect(verdict.fault).toBeUndefined();
  }
  writeFileSync(keyFile, 'no key');
  const run = verifyLedgerOf(readConfig(folder.env), 'main', { env: {}, clock: systemClock, keyFile });
  await expect(resultOf(run)).rejects.toThrow('holds no Ed25519 public key');
});

test('a copy of the seals that was kept elsewhere tells of a whole older folder', async () => {
  const older = `${folder.path}-older`;
  cpSync(folder.path, older, { recursive: true });
  const owned = await folder.own();
  await putPeople(owned, 5);
  await owned.close();
  const env = { ...folder.env, DATA_DIR: older };
  const check = (sealsFile?: string) =>
    resultOf(
      verifyLedgerOf(readConfig(env), 'main', { env, clock: systemClock, ...(sealsFile && { sealsFile }) }),
    );
  expect((await check()).fault).toBeUndefined();
  expect((await check(paths.seals)).fault?.what).toContain('the ledger ends before seal 2');
  rmSync(older, { recursive: true });
});

test('a lost master key is asked back, not made anew', async () => {
  rmSync(`${folder.path}/keys`, { recursive: true });
  rmSync(paths.keys);
  await expect(verify()).rejects.toThrow('put it back from its backup');
});

test('a ledger that is not there is said to be missing', async () => {
  rmSync(paths.looks);
  expect((await verify('looks')).fault?.what).toContain('looks.db is missing');
  rmSync(paths.record);
  rmSync(`${folder.path}/caseledger.json`);
  await expect(verify('looks')).rejects.toThrow('there is no ledger');
});

test('a ledger on a server is verified where it is, with the seals that this folder keeps', async () => {
  const server = await startFakeEventStoreDb();
  const env = {
    EVENT_STORE: 'eventstoredb',
    EVENTSTOREDB_URL: server.url,
    CASELEDGER_MASTER_KEY: Buffer.from(systemRandomness.bytes(32)).toString('hex'),
  };
  const away = temporaryFolder(env);
  const check = (ledger: 'main' | 'looks' = 'main') =>
    resultOf(verifyLedgerOf(readConfig(away.env), ledger, { env: away.env, clock: systemClock }));
  try {
    const written = server.log.records.length;
    await expect(check()).rejects.toThrow('there is no ledger of Caseledger on this server');
    expect(server.log.records).toHaveLength(written);
    const owned = await away.own();
    await putPeople(owned, 3);
    await owned.close();
    expect(await check()).toMatchObject({ ledger: 'main', seals: 1, unsealed: 1, warnings: [] });
    expect((await check('looks')).fault).toBeUndefined();
    const { records } = server.log;
    const at = records.findIndex(({ stream }) => stream.includes('person-'));
    const altered = records[at]!;
    const metadata = Buffer.from(altered.metadata).toString().replace('"registry"', '"registrx"');
    (records as unknown[])[at] = { ...altered, metadata: Buffer.from(metadata) };
    expect((await check()).fault).toMatchObject({ what: 'altered', eventId: altered.id });
  } finally {
    await server.close();
    away.remove();
  }
});
