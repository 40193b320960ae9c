import { createHash } from 'node:crypto';
import type { Subject } from '#kernel';
import { decrypt, encrypt, type Nonces } from './ciphers.js';
import { notThisMasterKey, PersonalDataAltered } from './errors.js';

/** The keys that wrap subjects' keys: new ones by the newest, older ones open what was not moved yet. */
export interface WrappingKeys {
  readonly wrapping: Uint8Array;
  readonly olderWrapping?: readonly Uint8Array[];
}

interface Generation {
  readonly key: Uint8Array;
  readonly id: number;
}

/**
 * Wraps subjects' keys: one byte that names the wrapping key, then the encrypted key. The byte tells, while keys are
 * re-wrapped, which of them a row may need; one key in 256 is named by the same byte.
 */
export class KeyWrapping {
  private readonly newest: Generation;
  private readonly all: readonly Generation[];

  constructor(
    { wrapping, olderWrapping = [] }: WrappingKeys,
    private readonly nonces: Nonces,
  ) {
    this.newest = generation(wrapping);
    this.all = [this.newest, ...olderWrapping.map(generation)];
  }

  wrap(subject: Subject, key: Uint8Array): Buffer {
    const { id, key: wrapping } = this.newest;
    return Buffer.concat([Uint8Array.of(id), encrypt(wrapping, this.nonces.next(), subject, key)]);
  }

  /** @throws MasterKeyRefused for a key of another master key, PersonalDataAltered for a damaged one */
  unwrap(subject: Subject, wrapped: Uint8Array): Buffer {
    return this.unwrapped(subject, wrapped).key;
  }

  /** The same key under the newest wrapping key; undefined where it is already. @throws as `unwrap` */
  moved(subject: Subject, wrapped: Uint8Array): Buffer | undefined {
    const { key, by } = this.unwrapped(subject, wrapped);
    return by === this.newest ? undefined : this.wrap(subject, key);
  }

  private unwrapped(
    subject: Subject,
    wrapped: Uint8Array,
  ): { readonly key: Buffer; readonly by: Generation } {
    const candidates = this.all.filter(({ id }) => id === wrapped[0]);
    if (candidates.length === 0) throw notThisMasterKey();
    for (const by of candidates) {
      try {
        return { key: decrypt(by.key, subject, wrapped.subarray(1)), by };
      } catch {
        // Another one of the same name, or damaged.
      }
    }
    throw new PersonalDataAltered(subject);
  }
}

const generation = (key: Uint8Array): Generation => ({
  key,
  id: createHash('sha256').update('caseledger master key id').update(key).digest()[0]!,
});
