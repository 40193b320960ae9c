import { collected, type FileStore } from '#files';
import type { Clock, FileId, Instant } from '#kernel';

/** Files in memory, for tests of what uses them. */
export class MemoryFileStore implements FileStore {
  readonly files = new Map<FileId, { bytes: Buffer; readonly writtenAt: Instant }>();

  constructor(private readonly clock: Clock) {}

  async write(id: FileId, bytes: AsyncIterable<Uint8Array>) {
    this.files.set(id, { bytes: await collected(bytes), writtenAt: this.clock.now() });
  }

  async read(id: FileId) {
    const found = this.files.get(id);
    return found && inPieces(found.bytes);
  }

  async remove(id: FileId) {
    this.files.delete(id);
  }

  async *list() {
    for (const [id, { writtenAt }] of [...this.files]) yield { id, writtenAt };
  }

  removeUnfinished = async () => 0;
  check = async () => undefined;
  close = async () => undefined;
}

/** In pieces that fit nothing. */
async function* inPieces(bytes: Buffer): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 1_013) yield bytes.subarray(at, at + 1_013);
}
