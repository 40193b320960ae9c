import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

// Signed notes as C2SP has them (c2sp.org/signed-note): a text that ends with a line feed, an empty line, and one line
// "— NAME BASE64" for each signature, where BASE64 is the first four bytes of the key's hash and the signature.

/** Ed25519 over the text itself. */
const algorithm = 0x01;
const keyHashLength = 4;
const signatureLength = 64;

/** Prefix of an Ed25519 public key as SPKI (RFC 8410). */
const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex');

/** The 32 bytes of an Ed25519 public key. */
const rawKey = (publicKey: KeyObject): Buffer =>
  publicKey.export({ format: 'der', type: 'spki' }).subarray(spkiPrefix.length);

/** SHA-256(name ‖ "\n" ‖ 0x01 ‖ key), its first four bytes: tells keys of one name apart. */
const keyHash = (name: string, key: Uint8Array): Buffer =>
  createHash('sha256')
    .update(`${name}\n`)
    .update(Uint8Array.of(algorithm))
    .update(key)
    .digest()
    .subarray(0, keyHashLength);

/** Whether a key may have this name: something without blanks and without a plus. */
export const isKeyName = (name: string): boolean => /^[^\s+]+$/u.test(name) && name.isWellFormed();

/** `NAME+HASH+KEY`, the form in which tools of transparency logs take a public key. */
export function verifierKey(name: string, publicKey: KeyObject): string {
  const key = rawKey(publicKey);
  const encoded = Buffer.concat([Uint8Array.of(algorithm), key]).toString('base64');
  return `${name}+${keyHash(name, key).toString('hex')}+${encoded}`;
}

/** The name and the key in a `verifierKey`; undefined for a text that is none. */
export function parseVerifierKey(
  text: string,
): { readonly name: string; readonly publicKey: KeyObject } | undefined {
  const [, name, hash, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/u.exec(text.trim()) ?? [];
  if (name === undefined || encoded === undefined) return undefined;
  const bytes = Buffer.from(encoded, 'base64');
  const key = bytes.subarray(1);
  if (bytes[0] !== algorithm || key.length !== 32 || keyHash(name, key).toString('hex') !== hash)
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
    keyHash(name, rawKey(publicKey)),
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

interface ParsedNote {
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** Whether this key signed the note under this name. */
export function isSignedBy({ text, signatures }: ParsedNote, name: string, publicKey: KeyObject): boolean {
  const hash = keyHash(name, rawKey(publicKey));
  const own = signatures.filter((each) => each.name === name && each.keyHash.equals(hash));
  return (
    own.length > 0 &&
    own.every(
      ({ signature }) =>
        signature.length === signatureLength && verify(null, Buffer.from(text), publicKey, signature),
    )
  );
}
