import { createHash } from 'node:crypto';
import type { Subject } from '#kernel';
import { decrypt, encrypt, type Nonces } from './ciphers.js';
import { notThisMasterKey, PersonalDataAltered } from './errors.js';

/**
 * Wraps subjects' keys under the master key: one byte that names the master key, then the encrypted key.
 * The byte tells, while keys are re-wrapped, which master key a row still needs.
 */
export class KeyWrapping {
  private readonly masterId: number;

  constructor(
    private readonly master: Uint8Array,
    private readonly nonces: Nonces,
  ) {
    this.masterId = createHash('sha256').update('caseledger master key id').update(master).digest()[0]!;
  }

  wrap(subject: Subject, key: Uint8Array): Buffer {
    return Buffer.concat([
      Uint8Array.of(this.masterId),
      encrypt(this.master, this.nonces.next(), subject, key),
    ]);
  }

  /** @throws MasterKeyRefused for a key of another master key, PersonalDataAltered for a damaged one */
  unwrap(subject: Subject, wrapped: Uint8Array): Buffer {
    if (wrapped[0] !== this.masterId) throw notThisMasterKey();
    try {
      return decrypt(this.master, subject, wrapped.subarray(1));
    } catch {
      throw new PersonalDataAltered(subject);
    }
  }
}
