import type { Collection } from 'mongodb';
import { type Clock, type Instant, plusMilliseconds } from '#kernel';
import { createMissingIndexes, type Mongo, timeLimit, unlessThere } from '#read-store/mongodb';
import type { Counters } from '../src/counters.js';
import { onceAMinute } from './turn.js';

interface StoredCounter {
  readonly _id: string;
  readonly count: number;
  readonly expiresAt: Instant;
}

/** Counters as documents; each step is one update of one document. The expired are swept once a minute. */
export class MongoCounters implements Counters {
  private readonly rows: Collection<StoredCounter>;
  private readonly sweepIsDue: () => boolean;

  constructor(
    private readonly mongo: Mongo,
    private readonly clock: Clock,
  ) {
    this.rows = mongo.db.collection('counters');
    this.sweepIsDue = onceAMinute(clock);
  }

  prepare(): Promise<void> {
    const byExpiry = { name: 'by expiry', key: { expiresAt: 1 } } as const;
    return this.mongo.ask(() => createMissingIndexes(this.rows, [byExpiry]));
  }

  increment(name: string, windowSeconds: number): Promise<number> {
    return this.mongo.ask(async () => {
      const now = this.clock.now();
      if (this.sweepIsDue()) await this.rows.deleteMany({ expiresAt: { $lte: now } }, timeLimit);
      const expiresAt = plusMilliseconds(now, windowSeconds * 1_000);
      for (;;) {
        const counted = (await this.countOn(name, now)) ?? (await this.beginAnew(name, now, expiresAt));
        if (counted !== undefined) return counted;
      }
    });
  }

  async current(name: string): Promise<number> {
    const open = { _id: name, expiresAt: { $gt: this.clock.now() } };
    const row = await this.mongo.ask(() => this.rows.findOne(open, timeLimit));
    return row?.count ?? 0;
  }

  async reset(name: string): Promise<void> {
    await this.mongo.ask(() => this.rows.deleteOne({ _id: name }, timeLimit));
  }

  /** Undefined when no window is open. */
  private async countOn(name: string, now: Instant): Promise<number | undefined> {
    const row = await this.rows.findOneAndUpdate(
      { _id: name, expiresAt: { $gt: now } },
      { $inc: { count: 1 } },
      { returnDocument: 'after', ...timeLimit },
    );
    return row?.count;
  }

  /** Undefined when somebody else has just opened the window. */
  private async beginAnew(name: string, now: Instant, expiresAt: Instant): Promise<number | undefined> {
    const expired = { _id: name, expiresAt: { $lte: now } };
    const first = { $set: { count: 1, expiresAt } };
    const opened = await unlessThere(() =>
      this.rows.updateOne(expired, first, { upsert: true, ...timeLimit }),
    );
    return opened ? 1 : undefined;
  }
}
