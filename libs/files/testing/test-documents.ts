import { Documents, examineHere, noScanner, type Scanner } from '#files';
import { systemRandomness } from '#kernel';
import { FakeClock } from '#kernel/testing';
import { testVault } from '#privacy/testing';
import { MemoryFileStore } from './memory-file-store.js';

/** Documents in memory, examined on this very thread, beside what they are made of. */
export function testDocuments({ scanner = noScanner }: { scanner?: Scanner } = {}) {
  const clock = new FakeClock();
  const { vault } = testVault({ clock });
  const store = new MemoryFileStore(clock);
  const documents = new Documents({
    store,
    vault,
    scanner,
    examine: examineHere,
    randomness: systemRandomness,
  });
  return { documents, store, vault, clock };
}
