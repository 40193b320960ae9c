import type { Collection } from 'mongodb';
import { type Clock, type Instant, plusMilliseconds } from '#kernel';
import { isDuplicate, type Mongo, timeLimit } from '#read-store/mongodb';
import type { Lease, Leases } from '../src/running/leases.js';

interface StoredLease {
  readonly _id: string;
  /** Null: given back. */
  readonly holder: string | null;
  readonly epoch: number;
  readonly until: Instant;
}

/**
 * One document for each lease. When it has run out is told by the wall clock of whoever asks: those who hold one count
 * on less than its time, so that clocks may differ by the rest.
 */
export class MongoLeases implements Leases {
  private readonly rows: Collection<StoredLease>;

  /** `holder`: who asks, unique among all. The connections stay the caller's. */
  constructor(
    private readonly mongo: Mongo,
    private readonly ports: { readonly clock: Clock; readonly holder: string },
  ) {
    this.rows = mongo.db.collection('leases');
  }

  acquire(name: string, milliseconds: number): Promise<Lease | undefined> {
    const now = this.ports.clock.now();
    const until = plusMilliseconds(now, milliseconds);
    return this.mongo.ask(async () => {
      const row = (await this.prolong(name, until)) ?? (await this.takeOver(name, now, until));
      return row && { name, epoch: row.epoch };
    });
  }

  async heldElsewhere(name: string): Promise<boolean> {
    const row = await this.mongo.ask(() => this.rows.findOne({ _id: name }, timeLimit));
    return (
      row !== null &&
      row.holder !== null &&
      row.holder !== this.ports.holder &&
      row.until > this.ports.clock.now()
    );
  }

  async release(name: string): Promise<void> {
    const free = { $set: { holder: null, until: this.ports.clock.now() } };
    await this.mongo.ask(() => this.rows.updateOne(this.own(name), free, timeLimit));
  }

  private prolong(name: string, until: Instant): Promise<StoredLease | null> {
    return this.rows.findOneAndUpdate(
      this.own(name),
      { $set: { until } },
      { returnDocument: 'after', ...timeLimit },
    );
  }

  /** Where the lease stands and has not run out, the server refuses to insert a second one of its name. */
  private async takeOver(name: string, now: Instant, until: Instant): Promise<StoredLease | undefined> {
    const { holder } = this.ports;
    try {
      const taken = await this.rows.findOneAndUpdate(
        { _id: name, $or: [{ until: { $lte: now } }, { holder: null }] },
        { $set: { holder, until }, $inc: { epoch: 1 } },
        { upsert: true, returnDocument: 'after', ...timeLimit },
      );
      return taken ?? undefined;
    } catch (error) {
      if (isDuplicate(error)) return undefined;
      throw error;
    }
  }

  private own = (name: string) => ({ _id: name, holder: this.ports.holder });
}
