import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { despiteLack } from './doctor/despite-lack.js';
import { type Finding, findingsOf } from './doctor/finding.js';
import { lackOfMachine } from './machine-lack.js';

const folder = join(tmpdir(), 'caseledger-that-is-not-there', 'data');

test.each([
  'ENOSPC: no space left on device, write',
  'EDQUOT: disk quota exceeded, write',
  'nothing was stored: database or disk is full',
])('a full disk is told with its folder, what is free, and what to do: %s', (words) => {
  const text = lackOfMachine(new Error('the store cannot be opened', { cause: new Error(words) }), folder);
  expect(text).toContain(`too little room on the disk of ${folder}`);
  expect(text).toMatch(/[\d.]+ \w+ of [\d.]+ \w+ are free/);
  expect(text).toContain('make room there');
});

test('too few file descriptors are told with what to raise', () => {
  const text = lackOfMachine(new Error('EMFILE: too many open files, open x'), folder);
  expect(text).toContain('ulimit -n');
});

test.each(['database is locked', 'disk I/O error'])('%s on a disk with room is something else', (words) => {
  expect(lackOfMachine(new Error(words), tmpdir())).toBeUndefined();
});

async function found(check: () => Generator<Finding, string>) {
  const findings: Finding[] = [];
  const run = despiteLack(folder, check());
  for (;;) {
    const step = await run.next();
    if (step.done) return { findings, result: step.value };
    findings.push(step.value);
  }
}
const { ok, wrong } = findingsOf('stores');

test('the doctor calls nothing damaged that it could not look at for want of room, and goes on', async () => {
  const { findings, result } = await found(function* () {
    yield wrong('a.db cannot be read: database or disk is full', 'restore a backup');
    yield wrong('b.db: a page is damaged', 'restore a backup');
    yield ok('c.db');
    return 'all';
  });
  expect(findings.map(({ state, advice }) => [state, advice])).toEqual([
    ['note', undefined],
    ['wrong', 'restore a backup'],
    ['ok', undefined],
  ]);
  expect(result).toBe('all');
});

test('a check that breaks off for want of room is noted; one that breaks off otherwise is not hidden', async () => {
  const failing = (words: string) =>
    found(function* (): Generator<Finding, string> {
      yield ok('a.db');
      throw new Error(words);
    });
  const { findings, result } = await failing('database or disk is full');
  expect(findings.map(({ state }) => state)).toEqual(['ok', 'note']);
  expect(result).toBeUndefined();
  await expect(failing('the moon is full')).rejects.toThrow('the moon');
});
