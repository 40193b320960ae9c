import { createHash } from 'node:crypto';
import { canonicalJson, type Subject } from '#kernel';

/** Random bytes before the plain text: without them, few possible values could be tried one after the other. */
export const saltLength = 16;

export interface Commitment {
  /** SHA-256 of `opening`, in hex. */
  readonly d: string;
  /** Salt and canonical JSON of the plain text, as they are encrypted. */
  readonly opening: Buffer;
}

/** Commits to a value. @throws TypeError for what JSON cannot carry */
export function commitTo(value: unknown, salt: Uint8Array): Commitment {
  const opening = Buffer.concat([salt, Buffer.from(canonicalJson(value))]);
  return { d: createHash('sha256').update(opening).digest('hex'), opening };
}

/** What a ciphertext is bound to: whose it is and, so that none passes as the other, whether a commitment goes with it. */
export const contextOf = (subject: Subject, d: string | undefined): string =>
  d === undefined ? subject : `${subject}\0${d}`;

/** What the ciphertext of bytes is bound to: no value that was sealed passes as such bytes, nor these as a value. */
export const contextOfBytes = (subject: Subject, bound: string): string => `${subject}\0bytes\0${bound}`;
