import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runScript, unpacked } from '../support/exports.js';
import { commandLine, expectBuilt, type Ran } from './command-line.js';

/** Rule A66: exports on the built command line. */
jest.setTimeout(120_000);

let work: string;
let number: string;
beforeAll(async () => {
  expectBuilt();
  work = mkdtempSync(join(tmpdir(), 'caseledger-cli-export-'));
  const people = join(work, 'people.ndjson');
  expect((await run('demo-data', '--people', '12', '--seed', '5', '--out', people)).code).toBe(0);
  expect((await run('import', 'people', people)).code).toBe(0);
  const first = readFileSync(people, 'utf8')
    .split('\n')
    .map((each) => each && JSON.parse(each).cases?.[0]?.caseNumber)
    .find((each) => each);
  number = first!;
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

const run = (...args: readonly string[]) => commandLine(join(work, 'data')).run(...args);
/** Where there is no data folder. */
const elsewhere = (...args: readonly string[]) => commandLine(join(work, 'nothing')).run(...args);
const documentOf = ({ stdout }: Ran) => JSON.parse(stdout);

test('a case is written into a file, which verifies where there is nothing but it', async () => {
  const file = join(work, 'case.zip');
  const made = await run('export', 'case', number.toLowerCase(), '--household', '--out', file);
  expect({ code: made.code, stderr: made.stderr }).toEqual({
    code: 0,
    stderr: expect.not.stringContaining('caseledger:'),
  });
  expect(made.stdout).toContain(`caseledger export verify ${file}`);
  const bare = await elsewhere('export', 'verify', file);
  expect({ code: bare.code, out: bare.stdout }).toEqual({
    code: 0,
    out: expect.stringContaining(': CONSISTENT\n'),
  });
  expect(bare.stdout).toContain("Authentic if the key is the agency's");
  const there = await unpacked(readFileSync(file));
  expect((await runScript(join(there.folder, 'verify.sh'))).code).toBe(0);
  there.remove();
});

test('with the key that ledger key prints it is authentic', async () => {
  const [file, key] = [join(work, 'case.zip'), join(work, 'key.txt')];
  writeFileSync(key, (await run('ledger', 'key')).stdout);
  const known = await elsewhere('export', 'verify', file, '--key', key);
  expect({ code: known.code, out: known.stdout }).toEqual({
    code: 0,
    out: expect.stringContaining('CONSISTENT and AUTHENTIC'),
  });
  const document = documentOf(await elsewhere('export', 'verify', file, '--key', key, '--json'));
  expect(document).toMatchObject({ consistent: true, authentic: true, faults: [] });
});

test('a changed byte ends with 1 and names file and event', async () => {
  const bytes = readFileSync(join(work, 'case.zip'));
  const at = bytes.indexOf('"type":"person-registry.CaseRecorded.v1"}') + 10;
  bytes[at]! ^= 1;
  const changed = join(work, 'changed.zip');
  writeFileSync(changed, bytes);
  const { code, stdout } = await elsewhere('export', 'verify', changed);
  expect(code).toBe(1);
  expect(stdout).toContain('NOT CONSISTENT');
  expect(stdout).toMatch(/events\.ndjson: it is not the file that SHA256SUMS names/);
  expect(stdout).toMatch(/line \d+ of events\.ndjson/);
});

test('what cannot be meant ends with 2', async () => {
  const file = join(work, 'case.zip');
  expect((await run('export', 'case', number, '--out', file)).stderr).toContain('is there already');
  for (const args of [
    ['export', 'case', 'B0000000', '--out', join(work, 'none.zip')],
    ['export', 'case', number, '--out', file],
    ['export', 'case', number, '--out', join(work, 'ops.zip'), '--as', 'ops'],
  ])
    expect((await run(...args)).code).toBe(2);
  for (const args of [
    ['export', 'verify', join(work, 'none.zip')],
    ['export', 'verify', file, '--key', file],
    ['export', 'verify', file, '--key', join(work, 'people.ndjson')],
  ])
    expect((await elsewhere(...args)).code).toBe(2);
});
