import type { Collection } from 'mongodb';
import { isDuplicate, type Mongo, timeLimit, upserting } from '#read-store/mongodb';
import { LeaseLost } from '../src/running/leases.js';
import type { ProcessCheckpoint, ProcessCheckpoints } from '../src/running/process-runner.js';

interface Row {
  readonly _id: string;
  readonly ledger: string;
  readonly position: string | null;
  readonly event: string | null;
  /** Of the lease under which it was written. */
  readonly epoch: number;
}

/** Checkpoints of processes, which only the holder of the newest lease moves. */
export class MongoProcessCheckpoints implements ProcessCheckpoints {
  private readonly rows: Collection<Row>;

  /** `epoch`: of the lease that this process holds. The connections stay the caller's. */
  constructor(
    private readonly mongo: Mongo,
    private readonly epoch: () => number,
  ) {
    this.rows = mongo.db.collection('process_checkpoints');
  }

  async get(process: string): Promise<ProcessCheckpoint | undefined> {
    const row = await this.mongo.ask(() => this.rows.findOne({ _id: process }, timeLimit));
    if (row === null) return undefined;
    return { ledgerId: row.ledger, position: row.position ?? undefined, eventId: row.event ?? undefined };
  }

  /** @throws LeaseLost, Unavailable */
  async set(process: string, { ledgerId, position, eventId }: ProcessCheckpoint): Promise<void> {
    const epoch = this.epoch();
    const notNewer = { _id: process, epoch: { $lte: epoch } };
    const row = { ledger: ledgerId, position: position ?? null, event: eventId ?? null, epoch };
    const setting = () => this.rows.updateOne(notNewer, { $set: row }, { upsert: true, ...timeLimit });
    await this.mongo.ask(async () => {
      try {
        await upserting(setting);
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        throw new LeaseLost(`another process moves the checkpoint of ${process}: its lease is newer`, {
          cause: error,
        });
      }
    });
  }
}
