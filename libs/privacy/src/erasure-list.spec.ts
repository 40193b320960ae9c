import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { subject } from '#kernel';
import { type ErasureEntry, ErasureList, ErasuresDamaged } from './erasure-list.js';

const key = new Uint8Array(32).fill(7);
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'erasures-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const list = () => new ErasureList(join(folder, 'erasures.ndjson'), key);
const entry = (n: number): ErasureEntry => ({
  erasureId: `e-${n}`,
  subject: subject(`person-${n}`),
  subjects: [subject(`person-${n}`), subject(`attempt-${n}`)],
  documents: [`${n}`],
  files: [],
  identities: [],
  at: '2026-05-01T00:00:00.000Z',
});

test('a list that nobody wrote yet is empty', () => {
  expect(list().all()).toEqual([]);
});

test('what was written stands there in its order, each line once', () => {
  list().add(entry(1));
  list().add(entry(2));
  list().add(entry(1));
  expect(list().all()).toEqual([entry(1), entry(2)]);
});

test('a line that a crash cut off counts for nothing and is written over', () => {
  list().add(entry(1));
  appendFileSync(list().file, '{"at":"2026');
  expect(list().all()).toEqual([entry(1)]);
  list().add(entry(2));
  expect(list().all()).toEqual([entry(1), entry(2)]);
});

test('a line that somebody altered is refused, and so is the list of another master key', () => {
  list().add(entry(1));
  expect(() => new ErasureList(list().file, new Uint8Array(32)).all()).toThrow(ErasuresDamaged);
  writeFileSync(list().file, readFileSync(list().file, 'utf8').replace('attempt-1', 'attempt-2'));
  expect(() => list().all()).toThrow(/line 1/);
});
