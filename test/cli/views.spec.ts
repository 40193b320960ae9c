import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { commandLine, expectBuilt, type Ran } from './command-line.js';

jest.setTimeout(180_000);

let work: string;
let dataDir: string;
beforeAll(async () => {
  expectBuilt();
  work = mkdtempSync(join(tmpdir(), 'caseledger-views-'));
  dataDir = join(work, 'data');
  const people = join(work, 'people.ndjson');
  await run('demo-data', '--people', '40', '--seed', '7', '--out', people);
  expect((await run('import', 'people', people)).code).toBe(0);
});
afterAll(() => rmSync(work ?? '', { recursive: true, force: true }));

const run = (...args: readonly string[]) => commandLine(dataDir).run(...args);
const documentOf = ({ stdout }: Ran) => JSON.parse(stdout);
const liveBuild = async (): Promise<string> => {
  const views = documentOf(await run('projections', 'status', '--json'));
  return views.find((each: { name: string; role: string }) => each.name === 'cases' && each.role === 'live')
    .build;
};

test('a dry run says events, time, disk needed and free, and builds nothing', async () => {
  const before = await liveBuild();
  const { code, stdout } = await run('projections', 'rebuild', '--all', '--dry-run');
  expect(code).toBe(0);
  for (const each of [/events +\d+/, /time, about +\S+/, /disk needed +\S+ [kMG]?B/, /disk free +\S+ [MGT]B/])
    expect(stdout).toMatch(each);
  const plan = documentOf(await run('projections', 'rebuild', 'cases', '--dry-run', '--json'));
  expect(plan).toMatchObject({ fits: true, events: expect.any(Number), seconds: expect.any(Number) });
  expect(await liveBuild()).toBe(before);
});

test('several parts are built at a time, and one that only compares is dropped', async () => {
  const both = await run('projections', 'rebuild', 'persons', 'cases', '--parallel', '2', '--json');
  expect(documentOf(both).views).toHaveLength(2);
  const before = await liveBuild();
  const compared = await run('projections', 'rebuild', 'cases', '--compare-only');
  expect([compared.code, await liveBuild()]).toEqual([0, before]);
  expect(compared.stdout).toMatch(/^cases .* live copy +equal +no$/m);
});

test('what was edited by hand is found, named, kept, and repaired with a reason that is recorded', async () => {
  const before = await liveBuild();
  const db = new DatabaseSync(join(dataDir, 'views', 'cases', `${before}.db`));
  const { id } = db.prepare('SELECT id FROM docs ORDER BY id LIMIT 1').get() as { id: string };
  db.prepare(`UPDATE docs SET body = json_set(body, '$.edited', 1) WHERE id = ?`).run(id);
  db.close();
  const found = await run('projections', 'rebuild', 'cases');
  expect(found.code).toBe(1);
  expect(found.stdout).toContain(`cases: 1 document differs: ${id}\n`);
  expect(await liveBuild()).toBe(before);
  const without = await run('projections', 'rebuild', 'cases', '--accept-difference');
  expect(without).toMatchObject({ code: 2, stderr: expect.stringContaining('reason_required') });
  const accept = ['projections', 'rebuild', 'cases', '--accept-difference', '--reason', 'edited by hand'];
  const accepted = documentOf(await run(...accept, '--json'));
  expect(accepted.views).toMatchObject([{ comparison: 'different', switched: true, kept: false }]);
  expect(await liveBuild()).not.toBe(before);
  const looks = new DatabaseSync(join(dataDir, 'looks.db'), { readOnly: true });
  const recorded = looks.prepare("SELECT data FROM events WHERE data LIKE '%accept-difference%'").all();
  looks.close();
  expect(recorded).toHaveLength(1);
  expect(String((recorded[0] as { data: string }).data)).toContain(userInfo().username);
});

test('the copy before can be gone back to until it is retired; the live one never is', async () => {
  const live = await liveBuild();
  const refused = await run('projections', 'retire', 'cases', '--copy', live);
  expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('is the live copy of cases') });
  expect((await run('projections', 'rollback', 'cases')).code).toBe(0);
  expect((await run('projections', 'retire', 'cases')).stdout).toContain(`deleted ${live}`);
  const none = await run('projections', 'rollback', 'cases');
  expect(none).toMatchObject({ code: 1, stderr: expect.stringContaining('no previous copy') });
});

test('batches are listed with their last runs', async () => {
  expect((await run('batch', 'close-linked-requests', '--dry-run')).code).toBe(0);
  const { code, stdout } = await run('batch', 'status');
  expect(code).toBe(0);
  expect(stdout).toMatch(/^close-linked-requests .* ops \(dry run\) +done +submissionsLooked 0, /m);
  expect(stdout).toMatch(/^sweep-documents +never/m);
});

test.each([
  ['dead-letters', 'list'],
  ['dead-letters', 'show', 'e-1'],
  ['dead-letters', 'retry', 'e-1'],
  ['dead-letters', 'skip', 'e-1'],
  ['outbox', 'list'],
  ['outbox', 'retry', 'm-1'],
  ['batch', 'close-linked-requests'],
  ['projections', 'rebuild', 'cases', '--accept-difference'],
])('outside a demo %s %s needs a reason', async (...words) => {
  const production = commandLine(dataDir, { DEMO_SIGN_IN: 'off' });
  expect(await production.run(...words, '--as', 'ops:d.ortiz')).toMatchObject({
    code: 2,
    stdout: '',
    stderr: expect.stringContaining('reason_required'),
  });
});

test.each([
  ['what is no number of parts', ['--parallel', 'many'], '--parallel many'],
  ['too many parts', ['--parallel', '17'], 'from 1 to 16'],
  ['two ways at once', ['--dry-run', '--compare-only'], 'exclude each other'],
])('a rebuild refuses %s', async (_, words, advice) => {
  expect(await run('projections', 'rebuild', 'cases', ...words)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining(advice),
  });
});
