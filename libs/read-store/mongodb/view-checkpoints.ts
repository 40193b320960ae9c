import type { Collection } from 'mongodb';
import { type Checkpoint, ReadStoreRefused } from '#read-store';
import { type Mongo, timeLimit } from './connect-mongo.js';
import { unlessThere } from './duplicates.js';

interface StoredCheckpoint {
  /** The copy's collection. */
  readonly _id: string;
  readonly ledger: string;
  readonly position: string | null;
  readonly epoch: number;
}

/** Where each copy stands, and who may move it: the highest epoch. */
export class MongoCheckpoints {
  private readonly rows: Collection<StoredCheckpoint>;

  constructor(mongo: Mongo) {
    this.rows = mongo.db.collection('view_checkpoints');
  }

  async get(collection: string): Promise<Checkpoint | undefined> {
    const row = await this.rows.findOne({ _id: collection }, timeLimit);
    return row === null ? undefined : checkpointOf(row);
  }

  async all(): Promise<ReadonlyMap<string, Checkpoint>> {
    const rows = await this.rows.find({}, timeLimit).toArray();
    return new Map(rows.map((row) => [row._id, checkpointOf(row)]));
  }

  /** The next epoch. `foreign`: why a copy of another ledger is refused. */
  async claim(collection: string, ledgerId: string, foreign: string): Promise<Checkpoint> {
    for (;;) {
      const mine = { _id: collection, ledger: ledgerId };
      const claimed = await this.rows.findOneAndUpdate(
        mine,
        { $inc: { epoch: 1 } },
        { returnDocument: 'after', ...timeLimit },
      );
      if (claimed !== null) return checkpointOf(claimed);
      const other = await this.get(collection);
      if (other !== undefined && other.ledgerId !== ledgerId) throw new ReadStoreRefused(foreign);
      const first = { ...mine, position: null, epoch: 1 };
      if (await unlessThere(() => this.rows.insertOne(first, timeLimit))) return checkpointOf(first);
    }
  }

  /** False when it is not exactly at `from`. */
  async move(collection: string, from: Checkpoint, to: Checkpoint): Promise<boolean> {
    const { matchedCount } = await this.rows.updateOne(
      { _id: collection, ...rowOf(from) },
      { $set: rowOf(to) },
      timeLimit,
    );
    return matchedCount === 1;
  }

  async remove(collections: readonly string[]): Promise<void> {
    await this.rows.deleteMany({ _id: { $in: [...collections] } }, timeLimit);
  }
}

const rowOf = ({ ledgerId, position, epoch }: Checkpoint) => ({
  ledger: ledgerId,
  position: position ?? null,
  epoch,
});

const checkpointOf = ({ ledger, position, epoch }: StoredCheckpoint): Checkpoint => ({
  ledgerId: ledger,
  position: position ?? undefined,
  epoch,
});
