import { createPublicKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import {
  type Checkpoint,
  isSignedCheckpoint,
  type LedgerKind,
  parseVerifierKey,
  readCheckpoint,
  SealFile,
  type TrustedKeys,
  trusting,
} from '#engine';
import { Refused } from '#kernel';

// What somebody who verifies brings along.

/** @throws Refused */
export function mustHoldSeals(file: string): void {
  let last: unknown;
  try {
    last = new SealFile(file).last();
  } catch {
    // Said below.
  }
  if (last === undefined)
    throw new Refused(
      'no_seals',
      `${file} holds no seals: give a copy of seals/ledger.ndjson (or seals/looks.ndjson)`,
    );
}

/** @throws Refused for a file that holds no checkpoint of this ledger, signed by one of the keys */
export function checkpointIn(file: string, keys: TrustedKeys, ledger: LedgerKind): Checkpoint {
  let note = '';
  try {
    note = readFileSync(file, 'utf8');
  } catch {
    // Said below.
  }
  const found = readCheckpoint(note);
  if (found === undefined)
    throw new Refused(
      'no_checkpoint',
      `${file} holds no checkpoint: give a signed note, as seals/ledger.checkpoint is`,
    );
  if (!isSignedCheckpoint(note, keys.values()))
    throw new Refused(
      'no_checkpoint',
      `${file} is not signed with ${[...keys.keys()].join(' or ')}: it is another installation's, or was altered`,
    );
  if (found.origin.kind !== ledger)
    throw new Refused(
      'no_checkpoint',
      `${file} is of the other ledger (${found.origin.kind}): verify that one with it`,
    );
  return found;
}

/** All keys in a file: those in use, and those that were. @throws Refused for a file that holds none */
export function publicKeyIn(file: string): TrustedKeys {
  const refused = (why: string) =>
    new Refused(
      'no_key',
      `${file} ${why}: give a file as caseledger ledger key prints it (PEM, or NAME+HASH+KEY)`,
    );
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw refused(`cannot be read (${(error as Error).message})`);
  }
  const keys = [
    ...text.split('\n').flatMap((line) => parseVerifierKey(line)?.publicKey ?? []),
    ...(text.match(/-----BEGIN PUBLIC KEY-----[^-]+-----END PUBLIC KEY-----/g) ?? []).flatMap(pemKey),
  ];
  if (keys.length > 0) return trusting(...keys);
  throw refused('holds no Ed25519 public key');
}

function pemKey(pem: string): readonly KeyObject[] {
  try {
    const key = createPublicKey(pem);
    return key.asymmetricKeyType === 'ed25519' ? [key] : [];
  } catch {
    return [];
  }
}
