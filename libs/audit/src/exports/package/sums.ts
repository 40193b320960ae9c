import { createHash } from 'node:crypto';
import { covered } from './names.js';

export const sha256 = (bytes: string | Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex');

/** SHA256SUMS as `sha256sum` writes and checks it. */
export const sumsOf = (files: ReadonlyMap<string, string | Uint8Array>): string =>
  covered.map((name) => `${sha256(files.get(name) ?? '')}  ${name}\n`).join('');
