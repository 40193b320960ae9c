import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';

const atOnce = 1024 * 1024;

/** SHA-256 of a file, in hex; told how many bytes it has read. */
export async function hashOf(file: string, read: (bytes: number) => void = () => undefined): Promise<string> {
  const hash = createHash('sha256');
  for await (const bytes of createReadStream(file, { highWaterMark: atOnce })) {
    hash.update(bytes as Buffer);
    read((bytes as Buffer).length);
  }
  return hash.digest('hex');
}

/** Writes a new file, on the disk when it resolves, and answers the SHA-256 of what it wrote. */
export async function writeNew(
  file: string,
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<{ readonly sum: string; readonly length: number }> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const hash = createHash('sha256');
  let length = 0;
  const handle = await open(file, 'wx', 0o600);
  try {
    for await (const each of bytes) {
      hash.update(each);
      length += each.length;
      await handle.writeFile(each);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { sum: hash.digest('hex'), length };
}

/** A new name is durable only once its folder is. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
