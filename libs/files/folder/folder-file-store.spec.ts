import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Unavailable } from '#event-store';
import { fileStoreContract } from '#files/testing';
import { fileId, systemRandomness } from '#kernel';
import { FolderFileStore } from './folder-file-store.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'files-'));
});
afterEach(() => {
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true, force: true });
});
const open = () => FolderFileStore.open(join(folder, 'files'), systemRandomness);

fileStoreContract(async () => ({ store: await open(), reopen: open }));

test('what a power cut left half written is swept once it is old enough', async () => {
  const store = await open();
  const left = join(folder, 'files', 'unfinished', 'half');
  writeFileSync(left, 'half');
  utimesSync(left, new Date('2026-05-01'), new Date('2026-05-01'));
  expect(await store.removeUnfinished('2026-04-30T00:00:00.000Z')).toBe(0);
  expect(await store.removeUnfinished('2026-05-02T00:00:00.000Z')).toBe(1);
  expect(existsSync(left)).toBe(false);
});

test('nothing is left where a file cannot be written, and what failed is said', async () => {
  const store = await open();
  rmSync(join(folder, 'files'), { recursive: true });
  async function* bytes() {
    yield new Uint8Array(8);
  }
  await expect(store.write(fileId(systemRandomness.uuid()), bytes())).rejects.toThrow(Unavailable);
  await expect(store.check()).rejects.toThrow(/folder of documents/);
  expect(readdirSync(folder)).toEqual([]);
});
