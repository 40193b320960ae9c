import { chmodSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeFolder } from './make-folder.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'caseledger-make-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a folder is made with those above it, for its owner only, and one that is there stays', () => {
  const deep = join(folder, 'a', 'b');
  makeFolder(deep);
  expect(statSync(deep).mode & 0o777).toBe(0o700);
  expect(statSync(join(folder, 'a')).mode & 0o777).toBe(0o700);
  chmodSync(deep, 0o755);
  makeFolder(deep);
  expect(statSync(deep).mode & 0o777).toBe(0o755);
});

test('what stands in the way is named', () => {
  writeFileSync(join(folder, 'file'), '');
  symlinkSync(join(folder, 'nowhere'), join(folder, 'dangling'));
  expect(() => makeFolder(join(folder, 'file'))).toThrow('file is no folder');
  expect(() => makeFolder(join(folder, 'file', 'data'))).toThrow(/file is no folder/);
  expect(() => makeFolder(join(folder, 'file', 'deep', 'data'))).toThrow(/file is no folder/);
  expect(() => makeFolder(join(folder, 'dangling', 'data'))).toThrow(/dangling is no folder/);
});
