import { crc32 } from 'node:zlib';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { FileRefused } from '../refusals.js';

const mostEntries = 5_000;
const mostUnpackedBytes = 200 * 1024 * 1024;
/** Parts that are read as text. */
const mostTextBytes = 16 * 1024 * 1024;
const contentTypes = '[Content_Types].xml';
/** Word on the web calls it document2.xml. */
const mainPart = /^word\/document\d*\.xml$/;
/** Where an attached template is named; of one on the web, Word runs the macros. */
const settingsLinks = 'word/_rels/settings.xml.rels';
const isText = (name: string) => name === contentTypes || name === settingsLinks || mainPart.test(name);

/** A whole Word document without macros, not a template: every part of it is unpacked and counted. @throws FileRefused */
export async function examineDocx(bytes: Buffer): Promise<void> {
  const texts = await partsOf(bytes);
  const types = texts.get(contentTypes);
  const document = [...texts].find(([name]) => mainPart.test(name))?.[1];
  if (types === undefined || document === undefined) throw new FileRefused('file_kind');
  const hasMacros = [...texts.keys()].some((name) => /vba(project|data)/i.test(name));
  if (hasMacros || /macroEnabled|vbaProject|wordprocessingml\.template\.main/i.test(types))
    throw new FileRefused('file_macros');
  if (!types.includes('wordprocessingml.document.main+xml')) throw new FileRefused('file_kind');
  const links = texts.get(settingsLinks) ?? '';
  if (
    /attachedTemplate[^>]*Target="(https?:|ftp:|\\\\)|Target="(https?:|ftp:|\\\\)[^>]*attachedTemplate/i.test(
      links,
    )
  )
    throw new FileRefused('file_macros');
  if (!/<(\w+:)?document[\s>]/.test(document)) throw new FileRefused('file_damaged');
}

/** Names of all parts; with their text those that are read. @throws FileRefused */
async function partsOf(bytes: Buffer): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  let unpacked = 0;
  /** Where the next entry has to begin: nothing may hide between them. */
  let next = 0;
  const directory = directoryOf(bytes);
  for (const { entry, local } of await entriesOf(bytes)) {
    if (texts.has(entry.fileName) || entry.isEncrypted()) throw new FileRefused('file_kind');
    const { relativeOffsetOfLocalHeader: start } = entry;
    if (start < next || start > next + descriptionBytes) throw new FileRefused('file_kind');
    next = local + entry.compressedSize;
    const isRead = isText(entry.fileName);
    const room = Math.min(mostUnpackedBytes - unpacked, isRead ? mostTextBytes : Number.POSITIVE_INFINITY);
    const { size, text } = await unpack(bytes, entry, { room, keep: isRead });
    unpacked += size;
    texts.set(entry.fileName, text);
  }
  if (directory < next || directory > next + descriptionBytes) throw new FileRefused('file_kind');
  return texts;
}

/** Behind the data of an entry may stand its description. */
const descriptionBytes = 24;

/** Where the list of the entries begins; it ends where its end record begins, which is the last thing. @throws FileRefused */
function directoryOf(bytes: Buffer): number {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0 || end + 22 > bytes.length) throw new FileRefused('file_damaged');
  const [size, start] = [bytes.readUInt32LE(end + 12), bytes.readUInt32LE(end + 16)];
  if (start + size !== end) throw new FileRefused('file_kind');
  return start;
}

interface Placed {
  readonly entry: Entry;
  /** Where its data begins. */
  readonly local: number;
}

const opening = new WeakMap<Buffer, ZipFile>();

/** In the order in which they stand in the file. */
function entriesOf(bytes: Buffer): Promise<readonly Placed[]> {
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true, strictFileNames: true }, (failure, zip) => {
      if (failure) return reject(failure);
      opening.set(bytes, zip);
      const found: Placed[] = [];
      if (zip.entryCount > mostEntries) return reject(new FileRefused('file_kind'));
      zip.on('error', reject);
      zip.on('entry', (entry: Entry) => {
        zip.readLocalFileHeader(entry, { minimal: true }, (error, header) => {
          if (error) return reject(error);
          found.push({ entry, local: header.fileDataStart });
          zip.readEntry();
        });
      });
      zip.on('end', () =>
        resolve(
          found.sort((a, b) => a.entry.relativeOffsetOfLocalHeader - b.entry.relativeOffsetOfLocalHeader),
        ),
      );
      zip.readEntry();
    });
  });
}

/** @throws FileRefused where there is more in it than there is room, or its checksum is wrong */
function unpack(
  bytes: Buffer,
  entry: Entry,
  { room, keep }: { readonly room: number; readonly keep: boolean },
): Promise<{ readonly size: number; readonly text: string }> {
  if (entry.uncompressedSize > room) throw new FileRefused('file_too_large');
  return new Promise((resolve, reject) => {
    opening.get(bytes)!.openReadStream(entry, (failure, stream) => {
      if (failure) return reject(failure);
      const parts: Buffer[] = [];
      let size = 0;
      let sum = 0;
      stream.on('error', reject);
      stream.on('data', (part: Buffer) => {
        size += part.length;
        sum = crc32(part, sum);
        if (keep) parts.push(part);
        if (size > room) stream.destroy(new FileRefused('file_too_large'));
      });
      stream.on('end', () => {
        if (sum !== entry.crc32) reject(new FileRefused('file_damaged'));
        else resolve({ size, text: Buffer.concat(parts).toString('utf8') });
      });
    });
  });
}
