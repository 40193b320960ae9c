import { createHmac, hkdfSync } from 'node:crypto';
import type { Secrets } from './port.js';

const base32 = 'abcdefghijklmnopqrstuvwxyz234567';
const idLength = 26;

/** 32 bytes derived from a root secret for one purpose (HKDF-SHA-256). */
export const derivedKey = (root: Uint8Array, purpose: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', root, 'caseledger', purpose, 32));

/** Secrets that all come from one root: losing it loses them all, keeping it keeps them all. */
export class DerivedSecrets implements Secrets {
  private readonly keys = new Map<string, Uint8Array>();

  constructor(private readonly root: Uint8Array) {}

  hmac(purpose: string, ...parts: string[]): Uint8Array {
    const text = parts.map((part) => `${Buffer.byteLength(part)}:${part}`).join('');
    return createHmac('sha256', this.keyOf(purpose)).update(text).digest();
  }

  id(purpose: string, ...parts: string[]): string {
    return inBase32(this.hmac(purpose, ...parts), idLength);
  }

  private keyOf(purpose: string): Uint8Array {
    const known = this.keys.get(purpose);
    if (known !== undefined) return known;
    const key = derivedKey(this.root, purpose);
    this.keys.set(purpose, key);
    return key;
  }
}

/** The first characters of it. */
function inBase32(bytes: Uint8Array, length: number): string {
  let text = '';
  let bits = 0;
  let waiting = 0;
  for (let at = 0; text.length < length; ) {
    for (; waiting < 5; waiting += 8) bits = ((bits & 0x1f) << 8) | bytes[at++]!;
    waiting -= 5;
    text += base32[(bits >> waiting) & 0x1f];
  }
  return text;
}
