import type { Subject } from '#kernel';

/** The key store cannot be reached or cannot write now (busy, disk full, opened to read). Nothing was stored. */
export class KeyStoreUnavailable extends Error {
  override readonly name = 'KeyStoreUnavailable';
}

/** The key store is damaged, newer than this program, or not there: says what to do. */
export class KeyStoreRefused extends Error {
  override readonly name = 'KeyStoreRefused';
}

/** The master key cannot be used, or there is none: says what to do. */
export class MasterKeyRefused extends Error {
  override readonly name = 'MasterKeyRefused';
}

export const notThisMasterKey = (): MasterKeyRefused =>
  new MasterKeyRefused(
    'the key store was written under another master key: give the master key that belongs to it, or restore the key store that belongs to this master key',
  );

/** Personal data does not open under its subject's key: somebody altered it or moved it between subjects. */
export class PersonalDataAltered extends Error {
  override readonly name = 'PersonalDataAltered';
  constructor(readonly subject: Subject) {
    super(`personal data of ${subject} was altered: run caseledger ledger verify`);
  }
}
