import { Binary, type Collection, MongoBulkWriteError } from 'mongodb';
import { Unavailable } from '#event-store';
import type { Subject } from '#kernel';
import { isDuplicate, type Mongo, timeLimit, upserting } from '#read-store/mongodb';
import { KeyStoreUnavailable } from '../src/errors.js';
import type { KeyStore, StoredKey } from '../src/port.js';

interface StoredRow {
  readonly _id: Subject;
  /** Null: a tombstone, which nothing replaces. */
  readonly wrapped: Binary | null;
  /** How often a late writer found this key. */
  readonly met?: number;
}

const keysPerQuestion = 1_000;
/** A key that a majority does not have yet could be taken back: nobody is to encrypt with it. */
const kept = { readConcern: { level: 'majority' }, ...timeLimit } as const;

/**
 * Keys in the collection `keys`, which belongs into a database of its own: whoever has a backup of both the ledger
 * and the keys, and the master key, can read everything.
 */
export class MongoKeyStore implements KeyStore {
  private readonly keys: Collection<StoredRow>;

  /** The connections stay the caller's. */
  constructor(private readonly mongo: Mongo) {
    this.keys = mongo.db.collection('keys');
  }

  get(subjects: readonly Subject[]): Promise<ReadonlyMap<Subject, StoredKey>> {
    return this.ask(async () => {
      const found = new Map<Subject, StoredKey>();
      for (let start = 0; start < subjects.length; start += keysPerQuestion) {
        const some = subjects.slice(start, start + keysPerQuestion);
        const rows = this.keys.find({ _id: { $in: some } }, { batchSize: keysPerQuestion + 1, ...kept });
        for (const { _id, wrapped } of await rows.toArray()) found.set(_id, storedKey(wrapped));
      }
      return found;
    });
  }

  insertAbsent(keys: ReadonlyMap<Subject, Uint8Array>): Promise<ReadonlyMap<Subject, StoredKey>> {
    return this.ask(async () => {
      const others = await this.insert(keys);
      if (others.length === 0) return new Map([...keys].map(([subject, wrapped]) => [subject, { wrapped }]));
      await this.settle(others);
      return this.get([...keys.keys()]);
    });
  }

  async replace(subject: Subject, from: Uint8Array, to: Uint8Array): Promise<boolean> {
    const { matchedCount } = await this.ask(() =>
      this.keys.updateOne(
        { _id: subject, wrapped: new Binary(from) },
        { $set: { wrapped: new Binary(to) } },
        timeLimit,
      ),
    );
    return matchedCount === 1;
  }

  async shred(subject: Subject): Promise<void> {
    const tombstone = { $set: { wrapped: null } };
    await this.ask(() =>
      upserting(() => this.keys.updateOne({ _id: subject }, tombstone, { upsert: true, ...timeLimit })),
    );
  }

  async *all(): AsyncGenerator<ReadonlyMap<Subject, StoredKey>> {
    for (let last = ''; ; ) {
      const page = { sort: { _id: 1 }, limit: keysPerQuestion, ...kept } as const;
      const rows = await this.ask(() => this.keys.find({ _id: { $gt: last as Subject } }, page).toArray());
      if (rows.length === 0) return;
      yield new Map(rows.map(({ _id, wrapped }) => [_id, storedKey(wrapped)]));
      last = rows.at(-1)!._id;
    }
  }

  /** Nothing to close: the connections are shared. */
  async close(): Promise<void> {}

  /** Answers whose rows stood there already. */
  private async insert(keys: ReadonlyMap<Subject, Uint8Array>): Promise<Subject[]> {
    const rows = [...keys].map(([_id, wrapped]) => ({ _id, wrapped: new Binary(wrapped) }));
    if (rows.length === 0) return [];
    try {
      await this.keys.insertMany(rows, { ordered: false, ...timeLimit });
      return [];
    } catch (error) {
      if (!(error instanceof MongoBulkWriteError) || !isDuplicate(error)) throw error;
      return [error.writeErrors].flat().map(({ index }) => rows[index]!._id);
    }
  }

  /**
   * The keys of others may be so new that no majority has them. A write to their rows that a majority acknowledges
   * comes after them, so they are there to stay, too.
   */
  private async settle(subjects: readonly Subject[]): Promise<void> {
    await this.keys.updateMany({ _id: { $in: [...subjects] } }, { $inc: { met: 1 } }, timeLimit);
  }

  private async ask<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await this.mongo.ask(work);
    } catch (error) {
      if (error instanceof Unavailable) throw new KeyStoreUnavailable(error.message, { cause: error });
      throw error;
    }
  }
}

const storedKey = (wrapped: Binary | null): StoredKey =>
  wrapped === null ? 'shredded' : { wrapped: wrapped.value() };
