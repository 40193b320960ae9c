import { crc32 } from 'node:zlib';
import { FileRefused } from '../refusals.js';
import { mostPixels } from './examined.js';

/** A whole PNG or APNG: chunks with right checksums from the first to IEND, and nothing behind it. @throws FileRefused */
export function examinePng(bytes: Buffer): void {
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const end = at + 12 + length;
    if (end > bytes.length) break;
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) break;
    if ((at === 8) !== (type === 'IHDR')) break;
    if (type === 'IHDR') mustNotBeHuge(bytes.readUInt32BE(at + 8), bytes.readUInt32BE(at + 12));
    if (type === 'IEND') {
      if (end !== bytes.length) throw new FileRefused('file_kind');
      return;
    }
    at = end;
  }
  throw new FileRefused('file_damaged');
}

/** @throws FileRefused */
export function mustNotBeHuge(width: number, height: number): void {
  if (width * height > mostPixels) throw new FileRefused('file_pixels');
}
