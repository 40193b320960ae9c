import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandLine, expectBuilt } from './command-line.js';

jest.setTimeout(120_000);

let work: string;
const run = (...args: readonly string[]) => commandLine(join(work, 'data')).run(...args);

const ana = {
  personId: 'X1',
  firstName: 'Ana',
  lastName: 'Quist',
  dateOfBirth: '1990-12-10',
  gender: 'Female',
};

beforeAll(async () => {
  expectBuilt();
  work = mkdtempSync(join(tmpdir(), 'caseledger-history-'));
  const people = join(work, 'people.ndjson');
  for (const email of ['old@example.org', 'new@example.org']) {
    writeFileSync(people, `${JSON.stringify({ ...ana, email })}\n`);
    await run('import', 'people', people);
  }
});
afterAll(() => rmSync(work ?? '', { recursive: true, force: true }));

test('a timeline is told in words, from what to what, and as JSON', async () => {
  const { code, stdout } = await run('history', 'timeline', 'person:X1');
  expect(code).toBe(0);
  expect(stdout).toContain('The registry: The Contact Detail of Ana Quist changed: E-mail Address.');
  expect(stdout).toContain('E-mail Address: old@example.org → new@example.org');
  const { items, next } = JSON.parse(
    (await run('history', 'timeline', 'person:X1', '--types', 'PersonRegistered', '--json')).stdout,
  );
  expect(items).toMatchObject([{ type: 'PersonRegistered', subjects: ['person:X1'] }]);
  expect(next).toBeUndefined();
});

test('how it stood, and what differs between two moments', async () => {
  const { items } = JSON.parse((await run('history', 'timeline', 'person:X1', '--json')).stdout);
  const first = items.at(-1).at;
  const then = await run('history', 'as-of', 'person:X1', '--at', first);
  expect(then.stdout).toMatch(/as of .*today’s program/);
  expect(then.stdout).toContain('E-mail Address: old@example.org');
  const compared = await run('history', 'as-of', 'person:X1', '--at', first, '--compare-to', '2100-01-01');
  expect(compared.stdout).toMatch(/E-mail Address +old@example\.org +new@example\.org/);
});

test('who looked is told with the reason and the operating system’s user, and written as CSV twice', async () => {
  await run('history', 'timeline', 'person:X1', '--reason', 'Complaint 17');
  const { code, stdout } = await run('history', 'looks', 'person:X1');
  expect(code).toBe(0);
  expect(stdout).toContain('(auditor) opened the timeline of person X1');
  expect(stdout).toContain('why: Complaint 17');
  const { items } = JSON.parse((await run('history', 'looks', 'worker:auditor', '--json')).stdout);
  expect(items[0]).toMatchObject({ by: { id: 'auditor' }, what: 'asked who looked of person X1' });
  const exact = await run('history', 'looks', 'person:X1', '--csv', 'exact');
  expect(exact.stdout).toMatch(/^When,Who,/);
  expect(exact.stdout).toContain('Complaint 17');
  const sheet = await run('history', 'looks', 'person:X1', '--csv', 'spreadsheet');
  expect(sheet.stdout).toMatch(/^\ufeffWhen,Who,.*\r\n'2/);
});

test('what was taken away stands among the disclosures', async () => {
  await run('history', 'looks', 'person:X1', '--csv', 'exact', '--reason', 'For the court');
  const { stdout } = await run('history', 'disclosures', '--person', 'X1');
  expect(stdout).toMatch(/who looked +For the court \(asked who looked of person X1\) +audit/);
});

test('what is unusual is explained, or the days are named that were searched', async () => {
  const { stdout } = await run('history', 'unusual', '--from', '2026-01-01', '--to', '2026-01-31');
  expect(stdout).toBe('Nothing unusual from 2026-01-01 to 2026-01-31.\n');
});

test.each([
  [['looks', 'house:X1'], 2],
  [['looks', 'person:X1', '--csv', 'excel'], 2],
  [['disclosures', '--from', 'soon'], 2],
  [['unusual', '--as', 'ops'], 2],
  [['timeline', 'house:X1'], 2],
  [['timeline', 'case:B00000000'], 1],
  [['timeline', 'person:X1', '--from', 'soon'], 2],
  [['as-of', 'person:X1'], 2],
  [['as-of', 'person:X1', '--at', 'soon'], 2],
  [['as-of', 'person:X1', '--at', '2001-01-01'], 1],
  [['timeline', 'person:X1', '--as', 'ops'], 2],
])('what cannot be asked so is refused: %j', async (args, code) => {
  const ran = await run('history', ...args);
  expect({ code: ran.code, said: ran.stderr !== '' }).toEqual({ code, said: true });
});
