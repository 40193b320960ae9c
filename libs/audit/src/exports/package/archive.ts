import { crc32 } from 'node:zlib';
import { zipped } from '#files';

export interface PackageFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * The package as one ZIP, which is made the same way every time: files as they are, without packing, date or comment. So
 * a reader can make it anew from what it read and compare all of it: no byte of it is free.
 */
export const archiveOf = (files: readonly PackageFile[]): AsyncIterable<Uint8Array> => zipped(entries(files));

async function* entries(files: readonly PackageFile[]) {
  for (const { name, bytes } of files)
    yield { name, size: bytes.length, crc: crc32(bytes), bytes: only(bytes) };
}

async function* only(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

export interface ReadArchive {
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** What is wrong with the ZIP itself. */
  readonly fault?: string;
}

const localHeader = 0x04034b50;
const localLength = 30;

/** Reads such a ZIP from its beginning, file by file, and compares it with what the same files would be written as. */
export async function readArchive(zip: Buffer): Promise<ReadArchive> {
  const files = new Map<string, Uint8Array>();
  /** Where each file's own bytes begin and end. */
  const places: { readonly name: string; readonly header: number; readonly end: number }[] = [];
  const changed: string[] = [];
  let at = 0;
  while (at + localLength <= zip.length && zip.readUInt32LE(at) === localHeader) {
    const size = zip.readUInt32LE(at + 22);
    const begin = at + localLength + zip.readUInt16LE(at + 26) + zip.readUInt16LE(at + 28);
    if (begin + size > zip.length) break;
    const name = zip.toString('latin1', at + localLength, at + localLength + zip.readUInt16LE(at + 26));
    if (files.has(name)) return { files, fault: `it holds ${printable(name)} twice` };
    const bytes = zip.subarray(begin, begin + size);
    files.set(name, bytes);
    if (crc32(bytes) !== zip.readUInt32LE(at + 14)) changed.push(name);
    places.push({ name, header: at, end: begin + size });
    at = begin + size;
  }
  if (changed.length > 0)
    return {
      files,
      fault: `bytes or checksum were changed of ${changed.slice(0, 3).map(printable).join(', ')}`,
    };
  const again = await whole(archiveOf([...files].map(([name, bytes]) => ({ name, bytes }))));
  if (again.equals(zip)) return { files };
  const differs = firstDifference(again, zip);
  const place = places.find(({ end }) => differs < end)?.name;
  const where =
    place === undefined ? 'in its directory, behind the last file' : `where ${printable(place)} begins`;
  return { files, fault: `byte ${differs} was changed, ${where}` };
}

const printable = (name: string): string => JSON.stringify(name).slice(1, -1).slice(0, 100);

async function whole(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const each of bytes) all.push(each);
  return Buffer.concat(all);
}

function firstDifference(a: Uint8Array, b: Uint8Array): number {
  const end = Math.min(a.length, b.length);
  for (let at = 0; at < end; at++) if (a[at] !== b[at]) return at;
  return end;
}
