import { createPublicKey, hash as digest, type KeyObject } from 'node:crypto';
import { isSignedCheckpoint, originText, parseNote, readCheckpoint, verifierKey } from '#engine';
import { names } from '../package/names.js';
import type { Faults } from './faults.js';

export interface CheckedKey {
  readonly fingerprint?: string;
  readonly checkpoint?: {
    readonly note: string;
    readonly origin: string;
    readonly size: number;
    readonly root: string;
  };
}

/** That the checkpoint is signed with the key: the one that was given, or else the package's own. */
export function checkKey(
  text: (name: string) => string,
  given: KeyObject | undefined,
  faults: Faults,
): CheckedKey {
  const own = publicKeyIn(text(names.key));
  if (own === undefined) faults.found(names.key, 'it is no Ed25519 public key');
  if (given !== undefined && own !== undefined && fingerprintOf(own) !== fingerprintOf(given))
    faults.found(names.key, 'it is not the key that was given');
  const key = given ?? own;
  const note = text(names.checkpoint);
  const read = parseNote(note) && readCheckpoint(note);
  if (read === undefined || read.origin.kind !== 'main')
    faults.found(names.checkpoint, 'it does not read as a checkpoint of a ledger');
  if (key === undefined || read === undefined) return key ? { fingerprint: fingerprintOf(key) } : {};
  const origin = originText(read.origin);
  if (!isSignedCheckpoint(note, [key])) faults.found(names.checkpoint, 'it was not signed with this key');
  if (text(names.verifierKey) !== `${verifierKey(origin, key)}\n`)
    faults.found(names.verifierKey, 'it does not name this key');
  return {
    fingerprint: fingerprintOf(key),
    checkpoint: { note, origin, size: read.size, root: read.root },
  };
}

/** What openssl prints as the SHA-256 of the key's DER form. */
const fingerprintOf = (key: KeyObject): string =>
  digest('sha256', key.export({ format: 'der', type: 'spki' }), 'hex');

/** An Ed25519 public key in PEM, with anything before it; undefined: there is none. */
export function publicKeyIn(text: string): KeyObject | undefined {
  const [pem] = /-----BEGIN PUBLIC KEY-----[\s\S]*?-----END PUBLIC KEY-----/.exec(text) ?? [];
  try {
    const key = pem === undefined ? undefined : createPublicKey(pem);
    return key?.asymmetricKeyType === 'ed25519' ? key : undefined;
  } catch {
    return undefined;
  }
}
