import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { Randomness } from '#kernel';

const algorithm = 'aes-256-gcm';
const nonceLength = 12;
const tagLength = 16;

/** Hands out random bytes, 12 for a nonce, drawn many at a time: one draw costs as much as an encryption. */
export class Nonces {
  private pool: Uint8Array = new Uint8Array(0);
  private used = 0;

  constructor(
    private readonly randomness: Randomness,
    private readonly length = nonceLength,
  ) {}

  next(): Uint8Array {
    if (this.used === this.pool.length) {
      this.pool = this.randomness.bytes(this.length * 512);
      this.used = 0;
    }
    this.used += this.length;
    return this.pool.subarray(this.used - this.length, this.used);
  }
}

/** AES-256-GCM: nonce, ciphertext and tag, bound to `context`. */
export function encrypt(
  key: Uint8Array,
  nonce: Uint8Array,
  context: string,
  plain: Uint8Array | string,
): Buffer {
  const cipher = createCipheriv(algorithm, key, nonce);
  cipher.setAAD(Buffer.from(context));
  const body = typeof plain === 'string' ? cipher.update(plain, 'utf8') : cipher.update(plain);
  cipher.final();
  return Buffer.concat([nonce, body, cipher.getAuthTag()]);
}

/** The plain text of what `encrypt` made with the same key and context. @throws for anything else */
export function decrypt(key: Uint8Array, context: string, sealed: Uint8Array): Buffer {
  if (sealed.length < nonceLength + tagLength) throw new RangeError('too short to be a ciphertext');
  const decipher = createDecipheriv(algorithm, key, sealed.subarray(0, nonceLength), {
    authTagLength: tagLength,
  });
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(sealed.subarray(sealed.length - tagLength));
  const plain = decipher.update(sealed.subarray(nonceLength, sealed.length - tagLength));
  decipher.final();
  return plain;
}
