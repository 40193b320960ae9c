import { createReadStream } from 'node:fs';
import { access, constants, mkdir, open, opendir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Unavailable } from '#event-store';
import { type FileStore, isFileId, type StoredFile } from '#files';
import { type FileId, fileId, type Instant, type Randomness } from '#kernel';

const chunkBytes = 64 * 1024;

/**
 * Files in a folder of this machine. Each is written under another name and renamed when all of it is on the disk, so
 * that one under its own name is whole. `unfinished/` holds what is being written; two letters of the id make a folder.
 */
export class FolderFileStore implements FileStore {
  private constructor(
    private readonly folder: string,
    private readonly randomness: Randomness,
  ) {}

  /** One that is there. Makes nothing, and asks nothing. */
  static at = (folder: string, randomness: Randomness): FolderFileStore =>
    new FolderFileStore(folder, randomness);

  /** Makes the folder where there is none. @throws Unavailable */
  static async open(folder: string, randomness: Randomness): Promise<FolderFileStore> {
    const store = FolderFileStore.at(folder, randomness);
    await inWords(folder, async () => {
      await mkdir(store.unfinished, { recursive: true, mode: 0o700 });
      await syncFolder(dirname(folder));
      await syncFolder(folder);
    });
    return store;
  }

  async write(id: FileId, bytes: AsyncIterable<Uint8Array>): Promise<void> {
    const place = this.placeOf(id);
    const draft = join(this.unfinished, `${id}.${this.randomness.uuid()}`);
    try {
      await this.writeDraft(draft, bytes);
      await inWords(this.folder, async () => {
        const above = dirname(place);
        if ((await mkdir(above, { recursive: true, mode: 0o700 })) !== undefined)
          await syncFolder(this.folder);
        await rename(draft, place);
        await syncFolder(above);
      });
    } catch (error) {
      await rm(draft, { force: true }).catch(() => undefined);
      throw error;
    }
  }

  async read(id: FileId): Promise<AsyncIterable<Uint8Array> | undefined> {
    if (!isFileId(id)) return undefined;
    return inWords(this.folder, async () => {
      const handle = await open(this.placeOf(id), 'r').catch(unlessMissing);
      if (handle === undefined) return undefined;
      await handle.close();
      return reading(this.folder, this.placeOf(id));
    });
  }

  async remove(id: FileId): Promise<void> {
    if (!isFileId(id)) return;
    await inWords(this.folder, async () => {
      await rm(this.placeOf(id), { force: true });
      await syncFolder(dirname(this.placeOf(id))).catch(unlessMissing);
    });
  }

  async *list(): AsyncIterable<StoredFile> {
    for await (const name of namesIn(this.folder)) {
      if (name.length !== 2) continue;
      for await (const found of namesIn(join(this.folder, name))) {
        const at = isFileId(found) ? await this.changedAt(join(this.folder, name, found)) : undefined;
        if (at !== undefined) yield { id: fileId(found), writtenAt: at };
      }
    }
  }

  async removeUnfinished(olderThan: Instant): Promise<number> {
    let removed = 0;
    for await (const name of namesIn(this.unfinished)) {
      const at = await this.changedAt(join(this.unfinished, name));
      if (at === undefined || at >= olderThan) continue;
      await inWords(this.folder, () => rm(join(this.unfinished, name), { force: true }));
      removed++;
    }
    return removed;
  }

  async check(): Promise<void> {
    await inWords(this.folder, () => access(this.unfinished, constants.W_OK));
  }

  async close(): Promise<void> {}

  private get unfinished(): string {
    return join(this.folder, 'unfinished');
  }

  private placeOf(id: FileId): string {
    if (!isFileId(id)) throw new RangeError('no id of a file');
    return join(this.folder, id.slice(0, 2), id);
  }

  /** What `bytes` itself throws goes on as it is. */
  private async writeDraft(draft: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
    const handle = await inWords(this.folder, () => open(draft, 'wx', 0o600));
    try {
      for await (const each of bytes) await inWords(this.folder, () => handle.writeFile(each));
      await inWords(this.folder, () => handle.sync());
    } finally {
      await handle.close();
    }
  }

  private changedAt(path: string): Promise<Instant | undefined> {
    return inWords(this.folder, async () => (await stat(path).catch(unlessMissing))?.mtime.toISOString());
  }
}

async function* reading(folder: string, path: string): AsyncIterable<Uint8Array> {
  const stream = createReadStream(path, { highWaterMark: chunkBytes });
  try {
    yield* stream as AsyncIterable<Buffer>;
  } catch (error) {
    throw inOwnWords(folder, error);
  }
}

async function* namesIn(folder: string): AsyncIterable<string> {
  const found = await inWords(folder, () => opendir(folder).catch(unlessMissing));
  if (found !== undefined) for await (const { name } of found) yield name;
}

/** A new name is durable only once its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function unlessMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}

async function inWords<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw inOwnWords(folder, error);
  }
}

function inOwnWords(folder: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) return error;
  const advice = code === 'ENOSPC' || code === 'EDQUOT' ? 'the disk is full' : `it says ${code}`;
  return new Unavailable(`the folder of documents ${folder} cannot be used: ${advice}`, { cause: error });
}
