import { createHash } from 'node:crypto';
import { collected } from '#files';
import { subject, systemRandomness } from '#kernel';
import { FakeClock } from '#kernel/testing';
import { testVault } from '#privacy/testing';
import { MemoryFileStore } from '../../testing/memory-file-store.js';
import { SealedFiles } from './sealed-files.js';

const whose = subject('export-1');
const bytes = Buffer.alloc(200_000, 'package ');

async function kept() {
  const clock = new FakeClock();
  const { vault } = testVault({ clock });
  const store = new MemoryFileStore(clock);
  const files = new SealedFiles({ store, vault, randomness: systemRandomness });
  const made = await files.keep(
    whose,
    (async function* () {
      yield bytes.subarray(0, 7);
      yield bytes.subarray(7);
    })(),
  );
  return { files, made, store, vault };
}

test('a file comes back as it was made, and is stored so that nothing of it can be read', async () => {
  const { files, made, store } = await kept();
  expect(made).toMatchObject({
    size: bytes.length,
    digest: createHash('sha256').update(bytes).digest('hex'),
  });
  expect(await collected((await files.open(made.fileId, whose))!)).toEqual(bytes);
  expect((await collected((await store.read(made.fileId))!)).includes('package ')).toBe(false);
});

test('it is gone with its key, and with its bytes', async () => {
  const { files, made, vault } = await kept();
  const other = await kept();
  await vault.shred(whose);
  expect(await files.open(made.fileId, whose)).toBeUndefined();
  await other.files.remove(other.made.fileId);
  expect(await other.files.open(other.made.fileId, whose)).toBeUndefined();
});
