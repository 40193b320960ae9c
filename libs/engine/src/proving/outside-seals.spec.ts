import { mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SealsDamaged } from './lines-file.js';
import { SealFile } from './outside-seals.js';
import type { Seal } from './seals.js';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'caseledger-seals-'));
  file = join(folder, 'seals', 'ledger.ndjson');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const seal = (number: number): Seal => ({
  number,
  at: '2026-05-01T17:00:00.000Z',
  checkpoint: `ledger\n${number}\nroot\n\n— ledger signature\n`,
  edge: [],
  macFrom: 0,
  last: { stream: 's', revision: number },
});
const seals = (count: number) => Array.from({ length: count }, (_, at) => seal(at + 1));
const numbersIn = (kept: SealFile) => {
  const cursor = kept.cursor();
  const numbers: number[] = [];
  for (let each = cursor.next(); each !== undefined; each = cursor.next()) numbers.push(each.number);
  return numbers;
};

test('seals are kept a line each, without what only the ledger needs, and the newest one alone beside them', () => {
  new SealFile(file).append(...seals(3));
  const kept = new SealFile(file);
  expect(numbersIn(kept)).toEqual([1, 2, 3]);
  expect(kept.last()).toEqual({ number: 3, at: seal(3).at, checkpoint: seal(3).checkpoint });
  expect(readFileSync(join(folder, 'seals', 'ledger.checkpoint'), 'utf8')).toBe(seal(3).checkpoint);
});

test('there may be none yet', () => {
  expect(new SealFile(file).last()).toBeUndefined();
  expect(numbersIn(new SealFile(file))).toEqual([]);
});

test('of many the last one is found without reading all, and a reader goes on where they grow', () => {
  const kept = new SealFile(file);
  kept.append(...seals(5_000));
  expect(statSync(file).size).toBeGreaterThan(2 * 256 * 1024);
  expect(kept.last()?.number).toBe(5_000);
  const cursor = kept.cursor();
  for (let number = 1; number <= 5_000; number++) expect(cursor.next()?.number).toBe(number);
  expect(cursor.next()).toBeUndefined();
  kept.append(seal(5_001));
  expect(cursor.next()?.number).toBe(5_001);
});

test.each([1, 20, 100])(
  'a last line that a power cut tore off %i bytes is passed over, and mended by the next seal',
  (bytes) => {
    new SealFile(file).append(...seals(2));
    truncateSync(file, statSync(file).size - bytes);
    const kept = new SealFile(file);
    expect(kept.last()?.number).toBe(1);
    expect(numbersIn(kept)).toEqual([1]);
    kept.append(seal(2), seal(3));
    expect(numbersIn(new SealFile(file))).toEqual([1, 2, 3]);
  },
);

test('a line that is damaged elsewhere stops the reader, and names the file', () => {
  const kept = new SealFile(file);
  kept.append(...seals(3));
  writeFileSync(file, readFileSync(file, 'utf8').replace('{"number":2', '{"number'));
  expect(() => numbersIn(kept)).toThrow(SealsDamaged);
  expect(() => numbersIn(kept)).toThrow(file);
});
