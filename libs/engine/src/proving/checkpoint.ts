import { createHash, type KeyObject } from 'node:crypto';
import { isSignedBy, parseNote, signedNote } from './signed-note.js';

/** Which of an installation's two ledgers: what happened, and who looked at whom. */
export type LedgerKind = 'main' | 'looks';

/** Names one ledger for ever: `<name>/<ledger id>/main|looks`. Also the name of the key under which it is signed. */
export interface LedgerOrigin {
  /** Of the installation: `LEDGER_NAME`. */
  readonly name: string;
  readonly ledgerId: string;
  readonly kind: LedgerKind;
}

export const originText = ({ name, ledgerId, kind }: LedgerOrigin): string => `${name}/${ledgerId}/${kind}`;

/** What a checkpoint states: the ledger held exactly these events, in this order. */
export interface Checkpoint {
  readonly origin: LedgerOrigin;
  /** Number of events. */
  readonly size: number;
  /** Merkle root (RFC 6962) over the hashes of all of them, in hex. */
  readonly root: string;
}

/** The Ed25519 key that signs seals. `keyId` names its public half: the beginning of the SHA-256 of its SPKI, in hex. */
export interface SealKey {
  readonly keyId: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

/** Public halves that a verification trusts, by `keyId`. */
export type TrustedKeys = ReadonlyMap<string, KeyObject>;

export const keyIdOf = (publicKey: KeyObject): string =>
  createHash('sha256')
    .update(publicKey.export({ format: 'der', type: 'spki' }))
    .digest('hex')
    .slice(0, 16);

/** These keys, by their ids. */
export const trusting = (...keys: readonly KeyObject[]): TrustedKeys =>
  new Map(keys.map((key) => [keyIdOf(key), key]));

/** All keys that may sign seals, one after the other. */
export const trustingSeals = (keys: readonly Pick<SealKey, 'publicKey'>[]): TrustedKeys =>
  trusting(...keys.map(({ publicKey }) => publicKey));

/** A C2SP tlog-checkpoint, signed: `origin`, `size`, `root` in base64, a line each. */
export function signedCheckpoint({ origin, size, root }: Checkpoint, key: SealKey): string {
  const name = originText(origin);
  return signedNote(`${name}\n${size}\n${Buffer.from(root, 'hex').toString('base64')}\n`, { ...key, name });
}

/** What a signed checkpoint says, whoever signed it; undefined for what is none. */
export function readCheckpoint(note: string): Checkpoint | undefined {
  const [, name, ledgerId, kind, size, encoded] =
    /^([^\s+]+)\/([^\s+/]+)\/(main|looks)\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\n$/u.exec(
      parseNote(note)?.text ?? '',
    ) ?? [];
  if (name === undefined || ledgerId === undefined || encoded === undefined) return undefined;
  const root = Buffer.from(encoded, 'base64');
  if (root.toString('base64') !== encoded) return undefined;
  return {
    origin: { name, ledgerId, kind: kind as LedgerKind },
    size: Number(size),
    root: root.toString('hex'),
  };
}

/** Whether one of these keys signed it, as the key of its own origin. */
export function isSignedCheckpoint(note: string, keys: Iterable<KeyObject>): boolean {
  const parsed = parseNote(note);
  const checkpoint = readCheckpoint(note);
  if (parsed === undefined || checkpoint === undefined) return false;
  const name = originText(checkpoint.origin);
  return [...keys].some((key) => isSignedBy(parsed, name, key));
}
