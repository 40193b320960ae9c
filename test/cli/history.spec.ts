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

test.each([
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
