import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FolderInUse, FolderLock } from '#engine/sqlite';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'caseledger-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a folder has one owner, and another one only after it let go', () => {
  const file = join(folder, 'lock.db');
  const lock = FolderLock.take(file);
  expect(() => FolderLock.take(file)).toThrow(FolderInUse);
  lock.release();
  FolderLock.take(file).release();
});
