import { createHmac } from 'node:crypto';
import {
  type Clock,
  isErasedSealed,
  mappedInTurns,
  opened,
  type Randomness,
  remember,
  type Sealed,
  type Subject,
  sealedValues,
  subject,
} from '#kernel';
import { decrypt, encrypt, Nonces } from './ciphers.js';
import { commitTo, contextOf, contextOfBytes, saltLength } from './commitment.js';
import { notThisMasterKey, PersonalDataAltered } from './errors.js';
import type { KeyStore, Vault } from './port.js';
import { SubjectKeys } from './subject-keys.js';
import { KeyWrapping, type WrappingKeys } from './wrapping.js';

export interface VaultPorts {
  readonly store: KeyStore;
  /** Keys of 32 bytes: one wraps subjects' keys, one makes tags. */
  readonly keys: WrappingKeys & { readonly index: Uint8Array };
  readonly clock: Clock;
  readonly randomness: Randomness;
  /** How many unwrapped keys to keep in memory. Default 20,000. */
  readonly cachedKeys?: number;
}

/** What became of the keys. */
export interface Rewrapped {
  readonly keys: number;
  readonly moved: number;
  /** Tombstones among them. */
  readonly erased: number;
}

/** Whose key tells whether a key store belongs to a master key; nothing is sealed for it. */
export const masterKeyCanary = subject('master-key-canary');

/** AES-256-GCM under one key per subject, each wrapped by the master key. */
export class KeyVault implements Vault {
  private readonly keys: SubjectKeys;
  private readonly nonces: Nonces;
  private readonly salts: Nonces;
  private readonly indexKey: Uint8Array;
  private readonly wrapping: KeyWrapping;
  private readonly store: KeyStore;

  constructor({ store, keys, clock, randomness, cachedKeys = 20_000 }: VaultPorts) {
    this.nonces = new Nonces(randomness);
    this.salts = new Nonces(randomness, saltLength);
    this.indexKey = keys.index;
    this.wrapping = new KeyWrapping(keys, this.nonces);
    this.store = store;
    this.keys = new SubjectKeys(store, this.wrapping, { clock, randomness }, cachedKeys);
  }

  /** Call once at start, before anything is sealed. @throws MasterKeyRefused when the key store is another's */
  async assertMasterKeyFits(): Promise<void> {
    try {
      await this.keys.forSealing([masterKeyCanary]);
    } catch (error) {
      // One key in 256 is named by the same byte: then only that it opens nothing tells them apart.
      throw error instanceof PersonalDataAltered ? notThisMasterKey() : error;
    }
  }

  /** Whose key this process made last; durable by now. Undefined: none yet. */
  get newestKey(): Subject | undefined {
    return this.keys.newest;
  }

  async sealAll(values: readonly unknown[]): Promise<void> {
    const fresh = sealedValues(values).filter(isFresh);
    if (fresh.length === 0) return;
    const keys = await this.keys.forSealing(subjectsOf(fresh));
    for (const sealed of fresh) {
      if (!isFresh(sealed)) continue;
      const committed = commitTo(opened(sealed), this.salts.next());
      const bytes = encrypt(
        keys.get(sealed.$sealed)!,
        this.nonces.next(),
        contextOf(sealed.$sealed, committed.d),
        committed.opening,
      );
      Object.assign(sealed, { c: bytes.toString('base64'), d: committed.d });
    }
  }

  async openAll(values: readonly unknown[]): Promise<void> {
    const stored: Sealed<unknown>[] = [];
    for (const each of sealedValues(values)) {
      if (isErasedSealed(each)) remember(each, 'erased');
      else if (!isFresh(each)) stored.push(each);
    }
    if (stored.length === 0) return;
    const keys = await this.keys.forOpening(subjectsOf(stored));
    for (const sealed of stored) {
      const key = keys.get(sealed.$sealed)!;
      remember(sealed, key === 'shredded' ? 'erased' : { plain: plainText(key as Uint8Array, sealed) });
    }
  }

  async open<T>(sealed: Sealed<T>): Promise<T | undefined> {
    await this.openAll([sealed]);
    return opened(sealed);
  }

  async openings(values: readonly Sealed<unknown>[]): Promise<readonly (Buffer | undefined)[]> {
    const keys = await this.keys.forOpening(subjectsOf(values));
    return mappedInTurns(values, (sealed) => {
      const key = keys.get(sealed.$sealed)!;
      return key === 'shredded' || sealed.d === undefined ? undefined : openingOf(key as Uint8Array, sealed);
    });
  }

  async sealBytes(whose: Subject, plain: Uint8Array, bound: string): Promise<Buffer> {
    const keys = await this.keys.forSealing([whose]);
    return encrypt(keys.get(whose)!, this.nonces.next(), contextOfBytes(whose, bound), plain);
  }

  async openBytes(whose: Subject, sealed: Uint8Array, bound: string): Promise<Buffer | undefined> {
    const key = (await this.keys.forOpening([whose])).get(whose)!;
    if (key === 'shredded') return undefined;
    try {
      return decrypt(key as Uint8Array, contextOfBytes(whose, bound), sealed);
    } catch {
      throw new PersonalDataAltered(whose);
    }
  }

  /**
   * Moves every key to the newest wrapping key, beside whoever works with them. Yields keys looked at. Once it is through,
   * the older ones open nothing that is stored any more. @throws KeyStoreUnavailable, MasterKeyRefused
   */
  async *rewrap(): AsyncGenerator<number, Rewrapped, void> {
    const count = { keys: 0, moved: 0, erased: 0 };
    for await (const page of this.store.all()) {
      for (const [whose, key] of page) {
        count.keys++;
        if (key === 'shredded') {
          count.erased++;
          continue;
        }
        const moved = this.wrapping.moved(whose, key.wrapped);
        // Whoever was erased meanwhile stays so.
        if (moved !== undefined && (await this.store.replace(whose, key.wrapped, moved))) count.moved++;
      }
      yield count.keys;
    }
    return count;
  }

  tag(kind: string, value: string): string {
    return createHmac('sha256', this.indexKey)
      .update(`${kind}\0${value}`)
      .digest()
      .toString('base64url', 0, 16);
  }

  erasedAmong(subjects: readonly Subject[]): Promise<ReadonlySet<Subject>> {
    return this.keys.erasedAmong(subjects);
  }

  shred(subject: Subject): Promise<void> {
    return this.keys.shred(subject);
  }
}

const isFresh = (sealed: Sealed<unknown>) => sealed.c === '';

const subjectsOf = (values: readonly Sealed<unknown>[]) => values.map((each) => each.$sealed);

/** The random bytes, where there are any, and the canonical JSON behind them. */
function openingOf(key: Uint8Array, { $sealed, c, d }: Sealed<unknown>): Buffer {
  try {
    return decrypt(key, contextOf($sealed, d), Buffer.from(c, 'base64'));
  } catch {
    throw new PersonalDataAltered($sealed);
  }
}

const plainText = (key: Uint8Array, sealed: Sealed<unknown>): unknown =>
  JSON.parse(openingOf(key, sealed).toString('utf8', sealed.d === undefined ? 0 : saltLength));
