import { verify } from 'node:crypto';
import type { Instant } from '#kernel';
import { type NamedKey, parseNote, signaturesOf } from '../signed-note.js';

// Cosignatures as C2SP has them (c2sp.org/tlog-cosignature), v1: eight bytes of a time in seconds and an Ed25519 signature
// over "cosignature/v1", that time, and the text of the checkpoint.

const timeLength = 8;
const signatureLength = 64;
/** 9999-12-31T23:59:59Z: later than that no `Instant` is. */
const latest = 253_402_300_799n;

/** What a witness signs: that at this time it had seen this checkpoint, and none that contradicts it. */
export const cosignedText = (seconds: bigint | number, text: string): string =>
  `cosignature/v1\ntime ${seconds}\n${text}`;

/** When this witness signed a note, the newest time where it did so twice; undefined where it did not. */
export function cosignedAt(note: string, witness: NamedKey): Instant | undefined {
  const parsed = parseNote(note);
  if (parsed === undefined) return undefined;
  const times = signaturesOf(parsed, witness, 'cosignature').flatMap((signature) => {
    if (signature.length !== timeLength + signatureLength) return [];
    const seconds = signature.readBigUInt64BE();
    const text = Buffer.from(cosignedText(seconds, parsed.text));
    const isSigned = verify(null, text, witness.publicKey, signature.subarray(timeLength));
    return isSigned && seconds > 0n && seconds <= latest ? [Number(seconds)] : [];
  });
  return times.length === 0 ? undefined : new Date(Math.max(...times) * 1_000).toISOString();
}

/** The note with those of these signature lines that are by this witness; undefined where none is, or holds. */
export function cosignedNote(note: string, lines: string, witness: NamedKey): string | undefined {
  const own = lines.split('\n').filter((line) => line.startsWith(`— ${witness.name} `));
  const signed = `${note}${own.map((line) => `${line}\n`).join('')}`;
  return cosignedAt(signed, witness) === undefined ? undefined : signed;
}
