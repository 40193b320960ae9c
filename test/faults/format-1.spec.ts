import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ReceivePerson } from '#contexts/person-registry';
import { QuietLog } from '#engine/testing';
import { systemClock, systemRandomness } from '#kernel';
import { copyLedgers, ownFolder, renewLedgerIds, verifyLedgerOf } from '#operations';
import { readConfig } from '#settings';

jest.setTimeout(120_000);

// Folders as the version before the new seals wrote them (test/fixtures/format-1): they go on under this one.

const fixtures = join(process.cwd(), 'test', 'fixtures', 'format-1');
const masterKey = /[0-9a-f]{64}/.exec(readFileSync(join(fixtures, 'README.md'), 'utf8'))![0];
let root: string;
let copies = 0;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'caseledger-format-1-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

function unpacked(name: 'stopped' | 'killed'): string {
  const folder = join(root, `${name}-${++copies}`);
  mkdirSync(folder);
  const { status } = spawnSync('tar', ['-xzf', join(fixtures, `${name}.tar.gz`), '-C', folder]);
  expect(status).toBe(0);
  return existsSync(join(folder, 'caseledger.json')) ? folder : join(folder, name);
}

const settings = (dataDir: string) => ({
  LOG_LEVEL: 'silent',
  SEAL_SECONDS: '0',
  CASELEDGER_MASTER_KEY: masterKey,
  DATA_DIR: dataDir,
});
const own = (dataDir: string) => {
  const env = settings(dataDir);
  return ownFolder(readConfig(env), { env, log: new QuietLog(), threads: false });
};

async function verify(dataDir: string, ledger: 'main' | 'looks' = 'main') {
  const env = settings(dataDir);
  const run = verifyLedgerOf(readConfig(env), ledger, { env, clock: systemClock });
  for (;;) {
    const step = await run.next();
    if (step.done) return step.value;
  }
}

async function goOn(dataDir: string, number: number): Promise<void> {
  const owned = await own(dataDir);
  const { system } = owned.ports;
  const id = systemRandomness.uuid();
  await new ReceivePerson(system.engine).receive(
    {
      personId: `N${number}`,
      firstName: 'Ana',
      lastName: 'Ortiz',
      dateOfBirth: '1984-02-29',
      gender: 'Female',
    },
    {
      actor: { kind: 'registry', id: 'registry' },
      command: 'ImportPerson',
      idempotencyKey: id,
      correlationId: id,
    },
    system.clock.now(),
  );
  await system.personalData.shown(
    { actor: { kind: 'worker', id: 'w' }, route: 'GET /persons', purpose: { task: 'case', reason: 'old' } },
    [],
  );
  await owned.close();
}

describe.each(['stopped', 'killed'] as const)('a folder of format 1 that was %s', (name) => {
  test('is sound as it is, and verifying makes nothing in it', async () => {
    const folder = unpacked(name);
    for (const ledger of ['main', 'looks'] as const) {
      const verdict = await verify(folder, ledger);
      expect(verdict.fault).toBeUndefined();
      expect(verdict.seals).toBeGreaterThanOrEqual(3);
    }
    expect(existsSync(join(folder, 'record.json'))).toBe(false);
    expect(JSON.parse(readFileSync(join(folder, 'caseledger.json'), 'utf8'))).toEqual({ format: 1 });
  });

  test('starts, is sealed on under the new version, and verifies, again and again', async () => {
    const folder = unpacked(name);
    const before = { main: await verify(folder), looks: await verify(folder, 'looks') };
    for (const number of [1, 2, 3]) {
      await goOn(folder, number);
      for (const ledger of ['main', 'looks'] as const) {
        const verdict = await verify(folder, ledger);
        expect(verdict.fault).toBeUndefined();
        expect(verdict.seals).toBe(before[ledger].seals + number);
      }
    }
    const lines = readFileSync(join(folder, 'seals', 'ledger.ndjson'), 'utf8')
      .trimEnd()
      .split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { number: number }).number)).toEqual(
      lines.map((_, at) => at + 1),
    );
    expect(lines.slice(before.main.seals).every((line) => 'checkpoint' in JSON.parse(line))).toBe(true);
    expect(JSON.parse(readFileSync(join(folder, 'caseledger.json'), 'utf8'))).toEqual({ format: 2 });
  });
});

test('an older program refuses the folder with a text, for it would write events without a mac', async () => {
  const folder = unpacked('stopped');
  await goOn(folder, 1);
  // What the program of format 1 does first: it reads this file and compares.
  expect(JSON.parse(readFileSync(join(folder, 'caseledger.json'), 'utf8')).format).toBeGreaterThan(1);
});

test('an event of the old part that was altered is found, with the seals of both versions around it', async () => {
  const folder = unpacked('stopped');
  await goOn(folder, 1);
  const db = new DatabaseSync(join(folder, 'events.db'));
  db.exec(`UPDATE events SET metadata = replace(metadata, '"at":"20', '"at":"21') WHERE position = 5`);
  db.close();
  expect((await verify(folder)).fault).toMatchObject({ what: 'altered', ordinal: 4 });
});

test('events that an intruder adds to the old part’s end after the first start of this version are refused', async () => {
  const folder = unpacked('killed');
  const owned = await own(folder);
  // Nothing is sealed yet by this version, as after a kill at once.
  const killed = join(root, 'killed-again');
  cpSync(folder, killed, { recursive: true });
  await owned.close();
  const db = new DatabaseSync(join(killed, 'events.db'));
  db.exec(`INSERT INTO events (position, stream, revision, type, id, data, metadata)
    SELECT position + 1, stream, revision + 1, type, randomblob(16), data, metadata FROM events ORDER BY position DESC LIMIT 1`);
  db.close();
  await expect(own(killed)).rejects.toThrow('was appended or altered by somebody who has no key');
});

test.each(['keys.db', 'events.db', 'looks.db'])(
  'one that lost its %s before the first start of this version is refused',
  async (file) => {
    const folder = unpacked('stopped');
    for (const suffix of ['', '-wal', '-shm']) rmSync(join(folder, file + suffix), { force: true });
    await expect(own(folder)).rejects.toThrow(`${file} is missing`);
    expect(existsSync(join(folder, file))).toBe(false);
  },
);

test('one whose seals in the ledger are gone is refused', async () => {
  const folder = unpacked('stopped');
  const db = new DatabaseSync(join(folder, 'events.db'));
  db.exec(`DELETE FROM events WHERE stream = (SELECT id FROM streams WHERE name = 'ledger-seals')`);
  db.close();
  await expect(own(folder)).rejects.toThrow('is kept outside it');
});

test('a folder of this version that says that it is an old one is refused', async () => {
  const folder = unpacked('stopped');
  await goOn(folder, 1);
  writeFileSync(join(folder, 'caseledger.json'), '{"format":1}\n');
  rmSync(join(folder, 'record.json'));
  await expect(own(folder)).rejects.toThrow('record.json is missing');
});

test('it can be copied and get a new id, before and after its first start', async () => {
  for (const isStarted of [false, true]) {
    const folder = unpacked('stopped');
    if (isStarted) await goOn(folder, 1);
    const target = join(root, `copied-${isStarted}`);
    const env = settings(folder);
    const args = { from: `sqlite:${folder}`, to: `sqlite:${target}`, looks: true };
    const run = copyLedgers(args, { env, clock: systemClock, randomness: systemRandomness });
    let step = await run.next();
    while (!step.done) step = await run.next();
    expect(step.value.ledgers.map(({ verdict }) => verdict.fault)).toEqual([undefined, undefined]);
    await goOn(target, 2);
    expect((await verify(target)).fault).toBeUndefined();
    await renewLedgerIds(
      readConfig(settings(folder)),
      { env, clock: systemClock, randomness: systemRandomness },
      { reason: 'a test', by: { kind: 'ops', id: 'ops' } },
    );
    expect((await verify(folder)).fault).toBeUndefined();
  }
});
