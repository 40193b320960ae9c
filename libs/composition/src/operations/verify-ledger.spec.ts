import { rmSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from '@photostructure/sqlite';
import { type DataFolder, openDataFolder, readConfig, verifyLedgerOf } from '#composition';
import { startFakeEventStoreDb } from '#event-store/eventstoredb/testing';
import { systemClock, systemRandomness } from '#kernel';
import { putPeople, resultOf, temporaryFolder } from '../../testing/index.js';

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
