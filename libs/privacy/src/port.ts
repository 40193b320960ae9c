import type { Sealed, Subject } from '#kernel';

/** A subject's data key as the store keeps it. */
export type StoredKey = { readonly wrapped: Uint8Array } | 'shredded';

/** Durable keys of subjects, apart from the ledger and with a backup of its own. Adapters: `sqlite/`. */
export interface KeyStore {
  /** Keys of those subjects that have a row (or a tombstone). */
  get(subjects: readonly Subject[]): Promise<ReadonlyMap<Subject, StoredKey>>;
  /**
   * Inserts the rows that are absent, durably, and answers what stands there afterwards: the loser of a race
   * re-reads the winner's key, and a tombstone stays a tombstone.
   */
  insertAbsent(keys: ReadonlyMap<Subject, Uint8Array>): Promise<ReadonlyMap<Subject, StoredKey>>;
  /** Writes the same key wrapped otherwise, if it is still wrapped as `from` says. @returns whether it was */
  replace(subject: Subject, from: Uint8Array, to: Uint8Array): Promise<boolean>;
  /** Leaves a tombstone that forbids a new key. */
  shred(subject: Subject): Promise<void>;
  /** Every key and every tombstone as it is stored, page by page, each subject once: for a copy. */
  all(): AsyncIterable<ReadonlyMap<Subject, StoredKey>>;
  close(): Promise<void>;
}

/** No row at all: not erased, but lost. Everything that meets it stops and says so. */
export class KeyMissing extends Error {
  override readonly name = 'KeyMissing';
  constructor(readonly subject: Subject) {
    super(`the key of ${subject} is missing: restore the key store's backup`);
  }
}

/** A subject was erased; nothing may be sealed for it any more. */
export class SubjectErased extends Error {
  override readonly name = 'SubjectErased';
  constructor(readonly subject: Subject) {
    super(`${subject} was erased: no new personal data can be kept for it`);
  }
}

/** Encrypts and opens personal data. Opening here is for the system; people go through `#access`'s `Looks`. */
export interface Vault {
  /** Encrypts every `seal()`ed value inside each of `values` in place; keys are durable first. @throws SubjectErased */
  sealAll(values: readonly unknown[]): Promise<void>;
  /** Opens every sealed value inside each of `values`, so that `opened()` works on it. @throws KeyMissing */
  openAll(values: readonly unknown[]): Promise<void>;
  /** Opens one; undefined when erased. @throws KeyMissing */
  open<T>(sealed: Sealed<T>): Promise<T | undefined>;
  /**
   * What a sealed value's `d` commits to: its random bytes and its canonical JSON, so that its reader can show to others
   * that it is what was sealed. Undefined for one that is erased, or from before there was a `d`. @throws KeyMissing
   */
  openings(values: readonly Sealed<unknown>[]): Promise<readonly (Buffer | undefined)[]>;
  /** Encrypts bytes as they are, bound to the subject and to `bound`: what they are a part of. @throws SubjectErased */
  sealBytes(subject: Subject, plain: Uint8Array, bound: string): Promise<Buffer>;
  /** Opens them; undefined when the subject is erased. @throws KeyMissing, PersonalDataAltered */
  openBytes(subject: Subject, sealed: Uint8Array, bound: string): Promise<Buffer | undefined>;
  /** HMAC of a search key under the index key: the same kind and value give the same tag. base64url, 22 characters. */
  tag(kind: string, value: string): string;
  shred(subject: Subject): Promise<void>;
  /** Those of them whose keys are destroyed, as the store has it now. */
  erasedAmong(subjects: readonly Subject[]): Promise<ReadonlySet<Subject>>;
}

/** Secrets that derive ids, codes and digests. Every purpose has its own derived key. */
export interface Secrets {
  /** HMAC-SHA-256 of `parts` under the key of `purpose`, as 32 bytes. Parts are length-prefixed: no two lists collide. */
  hmac(purpose: string, ...parts: string[]): Uint8Array;
  /** The same as an opaque id of 26 lower-case base32 characters. */
  id(purpose: string, ...parts: string[]): string;
}
