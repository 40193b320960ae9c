import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServerProcess } from '../faults/support/server-process.js';
import { until } from '../faults/support/until.js';
import { commandLine, expectBuilt, type Ran } from './command-line.js';

jest.setTimeout(180_000);

let work: string;
let master: string;
beforeAll(async () => {
  expectBuilt();
  work = mkdtempSync(join(tmpdir(), 'caseledger-cli-backup-'));
  const people = place('people.ndjson');
  await caseledger('data').run('demo-data', '--people', '60', '--out', people);
  await caseledger('data').run('import', 'people', people);
  master = place('data/keys/master.key');
});
afterAll(() => rmSync(work ?? '', { recursive: true, force: true }));

interface Answer {
  readonly token: string;
  readonly tooOld: boolean;
  readonly items: readonly object[];
}

const place = (name: string) => join(work, name);
const caseledger = (name: string, env: Readonly<Record<string, string>> = {}) =>
  commandLine(place(name), env);
const withKey = (name: string) => caseledger(name, { CASELEDGER_MASTER_KEY_FILE: master });
const documentOf = ({ stdout }: Ran) => JSON.parse(stdout);

test('without a server: backed up, restored, proved; every refusal has its exit code', async () => {
  const made = await caseledger('data').run('backup', place('backup'), '--json');
  expect(made).toMatchObject({ code: 0 });
  expect(documentOf(made)).toMatchObject({
    place: place('backup'),
    ledgers: { main: { events: expect.any(Number) } },
  });
  expect(existsSync(place('backup/keys/master.key'))).toBe(false);

  const again = await caseledger('data').run('backup', place('backup'));
  expect(again).toMatchObject({ code: 2, stderr: expect.stringContaining('is there already') });
  const nowhere = await caseledger('nowhere').run('backup', place('b2'));
  expect(nowhere).toMatchObject({ code: 2, stderr: expect.stringContaining('no data folder') });

  const unsaid = await withKey('restored').run('restore', place('backup'));
  expect(unsaid).toMatchObject({ code: 2, stderr: expect.stringContaining('--no-newer-erasures') });
  const keyless = await caseledger('restored').run('restore', place('backup'), '--no-newer-erasures');
  expect(keyless.code).toBe(1);
  expect(keyless.stderr).toContain('master');
  expect(existsSync(place('restored'))).toBe(false);

  const restored = await withKey('restored').run(
    'restore',
    place('backup'),
    '--no-newer-erasures',
    '--reason',
    'a drill',
  );
  expect(restored).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('Ledger of looks: goes on from'),
  });
  const verified = await withKey('restored').run('ledger', 'verify');
  expect(verified).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('restored from a backup: a drill'),
  });
  const taken = await withKey('restored').run('restore', place('backup'), '--no-newer-erasures');
  expect(taken).toMatchObject({ code: 2, stderr: expect.stringContaining('is not empty') });

  const events = readFileSync(place('backup/events.db'));
  events[8_000] = events[8_000]! ^ 1;
  writeFileSync(place('backup/events.db'), events);
  const damaged = await withKey('refused').run('restore', place('backup'), '--no-newer-erasures');
  expect(damaged).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('events.db is not as it was written'),
  });
});

test('outside a demo a restore and a renewal want a reason', async () => {
  const env = { CASELEDGER_MASTER_KEY_FILE: master, DEMO_SIGN_IN: 'off' };
  for (const args of [
    ['restore', place('any'), '--no-newer-erasures'],
    ['ledger', 'renew-id'],
  ]) {
    const ran = await caseledger('data', env).run(...args, '--as', 'ops:o-1');
    expect(ran).toMatchObject({ code: 2, stderr: expect.stringContaining('reason_required') });
  }
});

test('beside a server that takes commands, everything acknowledged before is in it, and the server knows of it', async () => {
  const server = ServerProcess.spawn(place('data'), { env: { DEMO_SIGN_IN: 'loopback', SEAL_SECONDS: '1' } });
  const url = await server.url();
  const call = async (
    path: string,
    { token = '', body, method = 'POST' }: { token?: string; body?: object; method?: string } = {},
  ) => {
    const answer = await fetch(`${url}${path}`, {
      method: body === undefined ? 'GET' : method,
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return (await answer.json()) as Answer;
  };
  const { token } = await call('/api/v1/demo/session', { body: { identity: 'registry' } });
  const record = (n: number) => ({
    ...{ personId: `S${n}`, firstName: 'Ada', lastName: `Quist${n}`, dateOfBirth: '1990-12-10' },
    ...{ gender: 'Female', cases: [] },
  });
  let sent = 0;
  const send = () =>
    call(`/api/v1/registry/persons/S${sent}`, { token, method: 'PUT', body: record(sent++) });
  let isDone = false;
  let acknowledged = 0;
  const writing = Array.from({ length: 8 }, async () => {
    while (!isDone) {
      await send();
      acknowledged++;
    }
  });
  await until('eight clients to write', () =>
    acknowledged < 40 ? `${acknowledged} were acknowledged` : undefined,
  );
  const before = acknowledged;
  const made = await caseledger('data').run('backup', place('beside'), '--json');
  isDone = true;
  await Promise.all(writing);
  expect(made).toMatchObject({ code: 0 });
  expect(acknowledged).toBeGreaterThan(before);
  const ops = await call('/api/v1/demo/session', { body: { identity: 'ops' } });
  const { items, tooOld } = await call('/api/v1/ops/backups', { token: ops.token });
  expect(tooOld).toBe(false);
  expect(items[0]).toMatchObject({ place: place('beside'), checked: true, id: documentOf(made).id });
  await server.stop();

  const restored = await withKey('beside-restored').run(
    'restore',
    place('beside'),
    '--no-newer-erasures',
    '--json',
  );
  expect(restored).toMatchObject({ code: 0 });
  expect((await withKey('beside-restored').run('ledger', 'verify')).code).toBe(0);
  const rebuilt = await withKey('beside-restored').run('projections', 'rebuild', 'persons', '--json');
  expect(documentOf(rebuilt).views[0].documents).toBeGreaterThanOrEqual(60 + before);
  const doctor = await withKey('beside-restored').run('doctor');
  expect(doctor.stdout).toContain('Nothing is wrong.');
});

test('killed in the middle, nothing is left that looks finished, and the next run is not in its way', async () => {
  const running = withKey('data').start('backup', place('killed'), '--json');
  while (!existsSync(place('.killed.unfinished'))) await new Promise((resolve) => setImmediate(resolve));
  running.signal('SIGKILL');
  await running.ended;
  expect(existsSync(place('killed'))).toBe(false);
  const again = await withKey('data').run('backup', place('killed'));
  expect(again.code).toBe(0);
  expect(readdirSync(work).filter((name) => name.includes('unfinished'))).toEqual([]);
  expect(statSync(place('killed/backup.json')).size).toBeGreaterThan(0);
});
