import type { Collection } from 'mongodb';
import { type Clock, type Instant, plusMilliseconds } from '#kernel';
import { createMissingIndexes, type Mongo, timeLimit, upserting } from '#read-store/mongodb';
import type { SharedNote, SharedNotes } from '../src/shared-notes.js';
import { onceAMinute } from './turn.js';

interface StoredNote {
  readonly _id: string;
  readonly topic: string;
  readonly id: string;
  /** JSON: BSON would change names and numbers on the way (docs/adr/0010). */
  readonly note: string;
  readonly expiresAt: Instant;
}

const indexes = [
  { name: 'by topic', key: { topic: 1, id: 1 } },
  { name: 'by expiry', key: { expiresAt: 1 } },
] as const;

/** Notes as documents. The expired are swept once a minute. */
export class MongoNotes implements SharedNotes {
  private readonly rows: Collection<StoredNote>;
  private readonly sweepIsDue: () => boolean;

  constructor(
    private readonly mongo: Mongo,
    private readonly clock: Clock,
  ) {
    this.rows = mongo.db.collection('notes');
    this.sweepIsDue = onceAMinute(clock);
  }

  prepare(): Promise<void> {
    return this.mongo.ask(() => createMissingIndexes(this.rows, indexes));
  }

  async put(topic: string, id: string, note: object, seconds: number): Promise<void> {
    const now = this.clock.now();
    const expiresAt = plusMilliseconds(now, seconds * 1_000);
    const row = { topic, id, note: JSON.stringify(note), expiresAt };
    const _id = JSON.stringify([topic, id]);
    await this.mongo.ask(async () => {
      if (this.sweepIsDue()) await this.rows.deleteMany({ expiresAt: { $lte: now } }, timeLimit);
      await upserting(() => this.rows.updateOne({ _id }, { $set: row }, { upsert: true, ...timeLimit }));
    });
  }

  async list(topic: string): Promise<readonly SharedNote[]> {
    const there = { topic, expiresAt: { $gt: this.clock.now() } };
    const rows = await this.mongo.ask(() => this.rows.find(there, timeLimit).sort({ id: 1 }).toArray());
    return rows.map(({ id, note }) => ({ id, note: JSON.parse(note) }));
  }
}
