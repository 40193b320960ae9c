import { FileRefused } from '../refusals.js';
import { endOfBoxes } from './boxes.js';
import { standsAt } from './signs.js';

const startOfImage = 0xd8;
const endOfImage = 0xd9;
const startOfScan = 0xda;
/** Without a length: temporary, and the restarts inside a scan. */
const standsAlone = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

const isJpegAt = (bytes: Buffer, at: number): boolean =>
  bytes[at] === 0xff && bytes[at + 1] === startOfImage && bytes[at + 2] === 0xff;

/**
 * A whole JPEG, and behind it at most what phones put there: more JPEGs (multi-picture, gain maps), a film (motion
 * photos), Samsung's directory of such parts, or zeros. @throws FileRefused
 */
export function examineJpeg(bytes: Buffer): void {
  for (let at = endOfJpeg(bytes, 0); at < bytes.length; ) {
    if (isJpegAt(bytes, at)) at = endOfJpeg(bytes, at);
    else if (standsAt(bytes, at + 4, 'ftyp')) at = endOfFilm(bytes, at);
    else if (isSamsungTrailer(bytes, at)) return;
    else if (bytes[at] === 0) at++;
    else throw new FileRefused('file_kind');
  }
}

function endOfFilm(bytes: Buffer, at: number): number {
  const end = endOfBoxes(bytes, at);
  if (end === undefined) throw new FileRefused('file_damaged');
  return end;
}

/** The place behind the mark that ends the picture. @throws FileRefused where it has no end */
function endOfJpeg(bytes: Buffer, start: number): number {
  let hasFrame = false;
  let hasScan = false;
  for (let at = start + 2; at + 1 < bytes.length; ) {
    if (bytes[at] !== 0xff) break;
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker === endOfImage) {
      if (!hasFrame || !hasScan) break;
      return at + 2;
    }
    at += 2;
    if (standsAlone(marker)) continue;
    if (at + 2 > bytes.length) break;
    const length = bytes.readUInt16BE(at);
    if (length < 2) break;
    at += length;
    hasFrame ||= isFrame(marker);
    if (marker !== startOfScan) continue;
    hasScan = true;
    at = endOfScan(bytes, at);
  }
  throw new FileRefused('file_damaged');
}

/** Where the next marker stands that is not a part of the scan's data. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next !== undefined && next !== 0x00 && next !== 0xff && !standsAlone(next)) return at;
  }
  return bytes.length;
}

const entryBytes = 12;

/**
 * Samsung's trailer: parts, then `SEFH`, version, number, an entry for each part (its kind, how far before `SEFH` it
 * begins, its length), the directory's length, `SEFT`. Its parts have to begin where the picture ends.
 */
function isSamsungTrailer(bytes: Buffer, from: number): boolean {
  const end = bytes.length;
  if (!standsAt(bytes, end - 4, 'SEFT') || end - 8 < from) return false;
  const directory = end - 8 - bytes.readUInt32LE(end - 8);
  if (directory < from || !standsAt(bytes, directory, 'SEFH')) return false;
  const count = bytes.readUInt32LE(directory + 8);
  if (directory + 12 + count * entryBytes !== end - 8) return false;
  const starts = Array.from({ length: count }, (_, n) => {
    const entry = directory + 12 + n * entryBytes;
    return directory - bytes.readUInt32LE(entry + 4);
  });
  return Math.min(...starts, directory) === from;
}
