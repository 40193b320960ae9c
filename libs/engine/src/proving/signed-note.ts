import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

// Signed notes as C2SP has them (c2sp.org/signed-note): a text that ends with a line feed, an empty line, and one line
// "— NAME BASE64" for each signature, where BASE64 is the first four bytes of the key's hash and the signature.

/** What a key signs: `note` the text itself, `cosignature` the text with a time (c2sp.org/tlog-cosignature), both by Ed25519. */
const algorithms = { note: 0x01, cosignature: 0x04 } as const;
export type KeyKind = keyof typeof algorithms;
const keyHashLength = 4;
const signatureLength = 64;

/** Prefix of an Ed25519 public key as SPKI (RFC 8410). */
const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex');

/** The 32 bytes of an Ed25519 public key. */
const rawKey = (publicKey: KeyObject): Buffer =>
  publicKey.export({ format: 'der', type: 'spki' }).subarray(spkiPrefix.length);

/** SHA-256(name ‖ "\n" ‖ algorithm ‖ key), its first four bytes: tells keys of one name apart. */
const keyHash = (name: string, key: Uint8Array, kind: KeyKind): Buffer =>
  createHash('sha256')
    .update(`${name}\n`)
    .update(Uint8Array.of(algorithms[kind]))
    .update(key)
    .digest()
    .subarray(0, keyHashLength);

/** Whether a key may have this name: something without blanks and without a plus. */
export const isKeyName = (name: string): boolean => /^[^\s+]+$/u.test(name) && name.isWellFormed();

/** `NAME+HASH+KEY`, the form in which tools of transparency logs take a public key. */
export function verifierKey(name: string, publicKey: KeyObject, kind: KeyKind = 'note'): string {
  const key = rawKey(publicKey);
  const encoded = Buffer.concat([Uint8Array.of(algorithms[kind]), key]).toString('base64');
  return `${name}+${keyHash(name, key, kind).toString('hex')}+${encoded}`;
}

/** A public key, and under which name it signs. */
export interface NamedKey {
  readonly name: string;
  readonly publicKey: KeyObject;
}

/** The name and the key in a `verifierKey` of this kind; undefined for a text that is none. */
export function parseVerifierKey(text: string, kind: KeyKind = 'note'): NamedKey | undefined {
  const [, name, hash, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/u.exec(text.trim()) ?? [];
  if (name === undefined || encoded === undefined) return undefined;
  const bytes = Buffer.from(encoded, 'base64');
  const key = bytes.subarray(1);
  if (bytes[0] !== algorithms[kind] || key.length !== 32 || keyHash(name, key, kind).toString('hex') !== hash)
    return undefined;
  const publicKey = createPublicKey({ key: Buffer.concat([spkiPrefix, key]), format: 'der', type: 'spki' });
  return { name, publicKey };
}

/** Signs a text, which ends with a line feed and holds no empty line, under the key of that name. */
export function signedNote(
  text: string,
  {
    name,
    publicKey,
    privateKey,
  }: { readonly name: string; readonly publicKey: KeyObject; readonly privateKey: KeyObject },
): string {
  const signature = Buffer.concat([
    keyHash(name, rawKey(publicKey), 'note'),
    sign(null, Buffer.from(text), privateKey),
  ]);
  return `${text}\n— ${name} ${signature.toString('base64')}\n`;
}

/** Text of a note and names of its signers, before anybody has checked a signature; undefined for what is no note. */
export function parseNote(note: string): ParsedNote | undefined {
  const end = note.lastIndexOf('\n\n');
  if (end <= 0 || !note.endsWith('\n')) return undefined;
  const signatures: NoteSignature[] = [];
  for (const line of note.slice(end + 2, -1).split('\n')) {
    const [, name, encoded] = /^— ([^\s+]+) ([A-Za-z0-9+/]+=*)$/u.exec(line) ?? [];
    const bytes = Buffer.from(encoded ?? '', 'base64');
    if (name === undefined || bytes.length <= keyHashLength || bytes.toString('base64') !== encoded)
      return undefined;
    signatures.push({
      name,
      keyHash: bytes.subarray(0, keyHashLength),
      signature: bytes.subarray(keyHashLength),
    });
  }
  return { text: note.slice(0, end + 1), signatures };
}

interface NoteSignature {
  readonly name: string;
  readonly keyHash: Buffer;
  readonly signature: Buffer;
}

export interface ParsedNote {
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** Signatures of a note that say that they are by this key, under this name. */
export function signaturesOf(
  { signatures }: ParsedNote,
  { name, publicKey }: NamedKey,
  kind: KeyKind,
): readonly Buffer[] {
  const hash = keyHash(name, rawKey(publicKey), kind);
  return signatures
    .filter((each) => each.name === name && each.keyHash.equals(hash))
    .map(({ signature }) => signature);
}

/** Whether this key signed the note under this name. */
export function isSignedBy(note: ParsedNote, name: string, publicKey: KeyObject): boolean {
  const own = signaturesOf(note, { name, publicKey }, 'note');
  return (
    own.length > 0 &&
    own.every(
      (signature) =>
        signature.length === signatureLength && verify(null, Buffer.from(note.text), publicKey, signature),
    )
  );
}
