import { LRUCache } from 'lru-cache';
import type { Clock, Randomness, Subject } from '#kernel';
import { KeyMissing, type KeyStore, type StoredKey, SubjectErased } from './port.js';
import type { KeyWrapping } from './wrapping.js';

/** A subject's key, ready to use, or that it was destroyed. */
export type SubjectKey = Uint8Array | 'shredded';

const lifeOfCachedKey = 60_000;
const keyLength = 32;

/** Subjects' keys: fetched in batches, unwrapped, and kept in memory for a minute at most. */
export class SubjectKeys {
  private readonly cache: LRUCache<Subject, { readonly key: Uint8Array; readonly until: number }>;
  /** Grows with every shredding: a key read before one never enters the cache after it. */
  private shreddings = 0;
  /** Whose key this process made last. */
  newest: Subject | undefined;

  constructor(
    private readonly store: KeyStore,
    private readonly wrapping: KeyWrapping,
    private readonly ports: { readonly clock: Clock; readonly randomness: Randomness },
    cachedKeys: number,
  ) {
    this.cache = new LRUCache({ max: cachedKeys });
  }

  /** @throws KeyMissing */
  async forOpening(subjects: Iterable<Subject>): Promise<ReadonlyMap<Subject, SubjectKey>> {
    const { found, missing } = this.cached(subjects);
    if (missing.length === 0) return found;
    const before = this.shreddings;
    const stored = await this.store.get(missing);
    for (const subject of missing) {
      const row = stored.get(subject);
      if (row === undefined) throw new KeyMissing(subject);
      found.set(subject, this.unwrapped(subject, row, before));
    }
    return found;
  }

  /** Keys that are not there yet are durable when this resolves. @throws SubjectErased */
  async forSealing(subjects: Iterable<Subject>): Promise<ReadonlyMap<Subject, Uint8Array>> {
    const { found, missing } = this.cached(subjects);
    const keys = found as Map<Subject, Uint8Array>;
    if (missing.length === 0) return keys;
    const before = this.shreddings;
    const stored = await this.store.get(missing);
    const created = await this.create(missing.filter((subject) => !stored.has(subject)));
    for (const subject of missing) {
      const row = (stored.get(subject) ?? created.get(subject)) as StoredKey;
      if (row === 'shredded') throw new SubjectErased(subject);
      keys.set(subject, this.unwrapped(subject, row, before) as Uint8Array);
    }
    return keys;
  }

  async erasedAmong(subjects: readonly Subject[]): Promise<ReadonlySet<Subject>> {
    const stored = await this.store.get(subjects);
    return new Set(subjects.filter((each) => stored.get(each) === 'shredded'));
  }

  async shred(subject: Subject): Promise<void> {
    this.shreddings++;
    this.cache.delete(subject);
    await this.store.shred(subject);
    this.shreddings++;
    this.cache.delete(subject);
  }

  private cached(subjects: Iterable<Subject>) {
    const found = new Map<Subject, SubjectKey>();
    const missing: Subject[] = [];
    const now = this.ports.clock.monotonic();
    for (const subject of new Set(subjects)) {
      const entry = this.cache.get(subject);
      if (entry !== undefined && now < entry.until) found.set(subject, entry.key);
      else missing.push(subject);
    }
    return { found, missing };
  }

  /** What stands in the store afterwards: another process may have been first. */
  private async create(subjects: readonly Subject[]): Promise<ReadonlyMap<Subject, StoredKey>> {
    if (subjects.length === 0) return new Map();
    const random = this.ports.randomness.bytes(keyLength * subjects.length);
    const inserted = await this.store.insertAbsent(
      new Map(
        subjects.map((subject, index) => [
          subject,
          this.wrapping.wrap(subject, random.subarray(index * keyLength, (index + 1) * keyLength)),
        ]),
      ),
    );
    this.newest = subjects.at(-1);
    return inserted;
  }

  private unwrapped(subject: Subject, row: StoredKey, before: number): SubjectKey {
    if (row === 'shredded') return row;
    const key = this.wrapping.unwrap(subject, row.wrapped);
    if (before === this.shreddings)
      this.cache.set(subject, { key, until: this.ports.clock.monotonic() + lifeOfCachedKey });
    return key;
  }
}
