import type { Subject } from '#kernel';
import type { KeyStore, StoredKey } from '../src/port.js';

/** Keys in memory, for tests of what uses keys. */
export class MemoryKeyStore implements KeyStore {
  readonly rows = new Map<Subject, StoredKey>();
  /** How often keys were inserted: one call for all values of a sealing. */
  insertions = 0;

  async get(subjects: readonly Subject[]) {
    const found = new Map<Subject, StoredKey>();
    for (const subject of subjects) {
      const row = this.rows.get(subject);
      if (row !== undefined) found.set(subject, row);
    }
    return found;
  }

  async insertAbsent(keys: ReadonlyMap<Subject, Uint8Array>) {
    this.insertions++;
    for (const [subject, wrapped] of keys)
      if (!this.rows.has(subject)) this.rows.set(subject, { wrapped: Uint8Array.from(wrapped) });
    return this.get([...keys.keys()]);
  }

  async replace(subject: Subject, from: Uint8Array, to: Uint8Array) {
    const row = this.rows.get(subject);
    if (row === undefined || row === 'shredded' || Buffer.compare(row.wrapped, from) !== 0) return false;
    this.rows.set(subject, { wrapped: Uint8Array.from(to) });
    return true;
  }

  async shred(subject: Subject) {
    this.rows.set(subject, 'shredded');
  }

  async *all() {
    yield new Map(this.rows);
  }

  async close() {}
}
