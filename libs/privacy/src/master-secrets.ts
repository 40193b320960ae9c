import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Randomness } from '#kernel';
import { MasterKeyRefused } from './errors.js';
import { createMasterKey, parseMasterKey, readMasterKey } from './master-key-file.js';
import { derivedKey } from './secrets.js';
import { readWrappingKeys, type WrappingGeneration } from './wrapping-key-file.js';

/** The Ed25519 key that signs seals; `keyId` is a digest of its public half. */
export interface SigningKey {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  readonly keyId: string;
}

/** Everything that comes from the master key, one derived key per purpose. */
export interface MasterSecrets {
  /** Wraps subjects' keys: the newest of them, where there are generations. */
  readonly wrapping: Uint8Array;
  /** Wrapped them before. */
  readonly olderWrapping: readonly Uint8Array[];
  /** Names of the generations, the oldest first; the master key's own is `master`. */
  readonly wrappingNames: readonly string[];
  /** Makes the tags that are searched by. */
  readonly index: Uint8Array;
  /** Root of `DerivedSecrets`. */
  readonly secretsRoot: Uint8Array;
  /** The first key that signs seals. */
  readonly signing: SigningKey;
  /** It and those that may follow it, one after the other. */
  readonly sealKeys: readonly SigningKey[];
  /** Authenticate each event of a ledger: one key for each of the two. */
  readonly macs: { readonly main: Uint8Array; readonly looks: Uint8Array };
  /** Authenticates what a data folder records of itself. */
  readonly record: Uint8Array;
  /** Authenticates the list of erasures that is kept outside the ledger. */
  readonly erasures: Uint8Array;
  /** Authenticates what a backup says of itself. */
  readonly backup: Uint8Array;
}

export interface MasterKeySource {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly dataDir: string;
  /** The key store that needs this master key. Default `<dataDir>/keys.db`. */
  readonly keyStoreFile?: string;
  /** False: what this key is for exists, here or on a server, so that a missing key is never made anew. Default true. */
  readonly create?: boolean;
  readonly randomness: Randomness;
}

/**
 * The master key from `CASELEDGER_MASTER_KEY_FILE` or `CASELEDGER_MASTER_KEY`; without them, and not in production,
 * from `<dataDir>/keys/master.key`, which is made when the data folder is new.
 * `CASELEDGER_WRAPPING_KEY_FILE`: further secrets that wrap subjects' keys, so that each can be destroyed by itself.
 * @throws MasterKeyRefused
 */
export function loadMasterSecrets(source: MasterKeySource): MasterSecrets {
  const file = source.env.CASELEDGER_WRAPPING_KEY_FILE;
  return deriveMasterSecrets(masterKey(source), file ? readWrappingKeys(file) : []);
}

/** So often, but once, the key of the seals can be changed under one master key. */
const sealKeyCount = 32;

export function deriveMasterSecrets(
  root: Uint8Array,
  generations: readonly WrappingGeneration[] = [],
): MasterSecrets {
  const own = derivedKey(root, 'key wrapping');
  const wrappings = [own, ...generations.map(({ key }) => derivedKey(key, 'key wrapping'))];
  const signing = signingKey(derivedKey(root, 'seals'));
  let sealKeys: readonly SigningKey[] | undefined;
  return {
    wrapping: wrappings.at(-1) ?? own,
    olderWrapping: wrappings.slice(0, -1),
    wrappingNames: ['master', ...generations.map(({ name }) => name)],
    index: derivedKey(root, 'tags'),
    secretsRoot: derivedKey(root, 'secrets'),
    signing,
    // Made when somebody asks: most commands sign nothing.
    get sealKeys() {
      sealKeys ??= Array.from({ length: sealKeyCount }, (_, at) =>
        at === 0 ? signing : signingKey(derivedKey(root, `seals, key ${at + 1}`)),
      );
      return sealKeys;
    },
    macs: { main: derivedKey(root, 'macs of events'), looks: derivedKey(root, 'macs of looks') },
    record: derivedKey(root, 'record of the data folder'),
    erasures: derivedKey(root, 'list of erasures'),
    backup: derivedKey(root, 'manifest of a backup'),
  };
}

function masterKey({
  env,
  dataDir,
  keyStoreFile = join(dataDir, 'keys.db'),
  create = true,
  randomness,
}: MasterKeySource): Uint8Array {
  const named = env.CASELEDGER_MASTER_KEY_FILE;
  if (named) return readMasterKey(named);
  const given = env.CASELEDGER_MASTER_KEY;
  if (given) return parseMasterKey(given, 'CASELEDGER_MASTER_KEY');
  const own = join(dataDir, 'keys', 'master.key');
  if (env.NODE_ENV === 'production')
    throw new MasterKeyRefused(
      `in production the master key must be given: set CASELEDGER_MASTER_KEY_FILE to a file outside the data folder${
        existsSync(own) ? ` (the one in use so far is ${own})` : ', made with: openssl rand -hex 32'
      }`,
    );
  if (!create || existsSync(own) || existsSync(keyStoreFile)) return readMasterKey(own);
  return createMasterKey(own, randomness);
}

/** PKCS #8 of an Ed25519 key is this prefix and the seed (RFC 8410). */
const ed25519Prefix = Buffer.from('302e020100300506032b657004220420', 'hex');

function signingKey(seed: Uint8Array): SigningKey {
  const der = Buffer.concat([ed25519Prefix, seed]);
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(privateKey);
  const spki = publicKey.export({ format: 'der', type: 'spki' });
  return { privateKey, publicKey, keyId: createHash('sha256').update(spki).digest('hex').slice(0, 16) };
}
