import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type FakeEventStoreDb, startFakeEventStoreDb } from '#event-store/eventstoredb/testing';
import { commandLine, expectBuilt, type Ran } from './command-line.js';

jest.setTimeout(180_000);

let work: string;
let fake: FakeEventStoreDb;
beforeAll(async () => {
  expectBuilt();
  work = mkdtempSync(join(tmpdir(), 'caseledger-cli-copy-'));
  fake = await startFakeEventStoreDb();
  await inFolder('a').run(
    'demo-data',
    '--people',
    '400',
    '--seed',
    '7',
    '--out',
    join(work, 'people.ndjson'),
  );
  expect((await inFolder('a').run('import', 'people', join(work, 'people.ndjson'))).code).toBe(0);
});
afterAll(async () => {
  await fake.close();
  rmSync(work, { recursive: true, force: true });
});

const folder = (name: string) => join(work, name);
const inFolder = (name: string) => commandLine(folder(name));
const at = (name: string) => `sqlite:${folder(name)}`;
const documentOf = ({ stdout }: Ran) => JSON.parse(stdout);

/** The command line of an installation whose ledgers are on a server, and its keys in a folder. */
const onServer = (name: string) =>
  commandLine(folder(name), { EVENT_STORE: 'eventstoredb', EVENTSTOREDB_URL: fake.url });

/** Nobody but a person carries the master key from one place to another. */
const carryMasterKey = (from: string, to: string) =>
  cpSync(join(folder(from), 'keys'), join(folder(to), 'keys'), { recursive: true });

test('killed in the middle, stopped by Ctrl-C, and run to its end: the copy on the server is whole', async () => {
  const copy = ['ledger', 'copy', '--from', at('a'), '--to', 'eventstoredb', '--json'];
  for (const signal of ['SIGKILL', 'SIGINT'] as const) {
    const before = fake.calls.append;
    const running = onServer('e').start(...copy);
    while (fake.calls.append < before + 100) await nextTurn();
    running.signal(signal);
    const { code, stderr } = await running.ended;
    expect(code).toBe(signal === 'SIGINT' ? 130 : null);
    if (signal === 'SIGINT') expect(stderr).toContain('running it again goes on');
  }
  const { code, stdout } = await onServer('e').run(...copy);
  expect(code).toBe(0);
  const { ledgers, keys } = JSON.parse(stdout);
  expect(ledgers[0].appended).toBeGreaterThan(0);
  expect(ledgers[0].appended).toBeLessThanOrEqual(ledgers[0].events - 200);
  expect(keys).toMatchObject({ copied: 0 });
});

test('the way back makes a data folder that verifies, is rebuilt, and lacks nothing', async () => {
  carryMasterKey('a', 'e');
  const back = await onServer('e').run('ledger', 'copy', '--from', fake.url, '--to', at('b'));
  expect(back).toMatchObject({ code: 0, stderr: expect.not.stringMatching(/refused|error|cannot/i) });
  expect(back.stdout).toMatch(/^Ledger: [\d,]+ events, .* the same in both\n {2}sound, 1 seal, /m);
  expect(back.stdout).toMatch(/^Processes: \d+ moved to the same event, 0 there already, 0 without/m);
  expect(back.stdout).toContain('keys/master.key copied into');
  carryMasterKey('a', 'b');
  const there = inFolder('b');
  expect((await there.run('ledger', 'verify')).stdout.match(/: sound\./g)).toHaveLength(2);
  const rebuilt = documentOf(await there.run('projections', 'rebuild', '--all', '--json'));
  const persons = rebuilt.views.find(({ name }: { name: string }) => name === 'persons');
  expect(persons).toMatchObject({ switched: true });
  const again = documentOf(await there.run('import', 'people', join(work, 'people.ndjson'), '--json'));
  expect(again).toMatchObject({ changed: 0, unchanged: 400 });
  const doctor = await there.run('doctor');
  expect(doctor.stdout).toContain('Nothing is wrong.');
});

test('once it was used, it goes back only where it came from, and without looks when asked so', async () => {
  await inFolder('b').run('demo-data', '--people', '2', '--seed', '9', '--out', join(work, 'more.ndjson'));
  expect((await inFolder('b').run('import', 'people', join(work, 'more.ndjson'))).code).toBe(0);
  const copy = (from: string, to: string) =>
    inFolder('a').run('ledger', 'copy', '--from', at(from), '--to', at(to), '--no-looks', '--json');
  expect(await copy('a', 'b')).toMatchObject({ code: 1, stderr: expect.stringContaining('other direction') });
  const { ledgers } = documentOf(await copy('b', 'a'));
  expect(ledgers).toMatchObject([{ ledger: 'main' }]);
  expect(documentOf(await copy('b', 'a')).ledgers[0].appended).toBe(0);
});

test.each([
  ['no target', ['--from', 'sqlite:a'], '--to'],
  ['a place that is none', ['--from', 'here', '--to', 'there'], '--from: must be sqlite:FOLDER'],
])('%s is wrong usage', async (_, args, words) => {
  const { code, stderr } = await inFolder('a').run('ledger', 'copy', ...args);
  expect(code).toBe(2);
  expect(stderr).toContain(words);
});
