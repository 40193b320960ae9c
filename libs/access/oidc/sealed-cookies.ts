import { createCipheriv, createDecipheriv } from 'node:crypto';
import { type Clock, type Instant, plusMinutes, type Randomness } from '#kernel';
import type { Secrets } from '#privacy';

const ivLength = 12;
const tagLength = 16;

/** What a browser keeps for us: it can neither read nor alter it, nor use it later or for something else. */
export class SealedCookies {
  constructor(
    private readonly ports: {
      readonly secrets: Secrets;
      readonly clock: Pick<Clock, 'now'>;
      readonly randomness: Pick<Randomness, 'bytes'>;
    },
  ) {}

  /** base64url of iv, tag and ciphertext (AES-256-GCM). */
  seal(purpose: string, value: unknown, minutes: number): string {
    const { randomness, clock } = this.ports;
    const iv = randomness.bytes(ivLength);
    const cipher = createCipheriv('aes-256-gcm', this.key(), iv).setAAD(Buffer.from(purpose));
    const until: Instant = plusMinutes(clock.now(), minutes);
    const sealed = Buffer.concat([cipher.update(JSON.stringify({ until, value })), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
  }

  /** Undefined for what is not ours, was altered, or is for something else; `late` when its time has passed. */
  open<T>(
    purpose: string,
    text: string | undefined,
  ): { readonly value: T; readonly late: boolean } | undefined {
    const bytes = Buffer.from(text ?? '', 'base64url');
    if (bytes.length <= ivLength + tagLength) return undefined;
    try {
      const decipher = createDecipheriv('aes-256-gcm', this.key(), bytes.subarray(0, ivLength))
        .setAAD(Buffer.from(purpose))
        .setAuthTag(bytes.subarray(ivLength, ivLength + tagLength));
      const opened = Buffer.concat([decipher.update(bytes.subarray(ivLength + tagLength)), decipher.final()]);
      const { until, value } = JSON.parse(opened.toString()) as { until: Instant; value: T };
      return { value, late: this.ports.clock.now() > until };
    } catch {
      return undefined;
    }
  }

  private key(): Uint8Array {
    return this.ports.secrets.hmac('oidc-cookies', 'key');
  }
}
