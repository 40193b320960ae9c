import type { Collection } from 'mongodb';
import { type Clock, type Instant, plusMilliseconds } from '#kernel';
import { type Mongo, timeLimit, upserting } from '#read-store/mongodb';
import { eventsFormat, type Member, type MemberRole, type Members } from '../src/running/members.js';

interface Row {
  readonly _id: string;
  readonly role: MemberRole;
  readonly until: Instant;
  readonly format?: number;
}

const forgottenAfter = 24 * 3_600_000;

/** One document for each process. */
export class MongoMembers implements Members {
  private readonly rows: Collection<Row>;

  /** `holder`: this process, unique among all. The connections stay the caller's. */
  constructor(
    private readonly mongo: Mongo,
    private readonly ports: { readonly clock: Clock; readonly holder: string },
  ) {
    this.rows = mongo.db.collection('members');
  }

  async beat(role: MemberRole, milliseconds: number): Promise<void> {
    const until = plusMilliseconds(this.ports.clock.now(), milliseconds);
    const beating = () =>
      this.rows.updateOne(
        { _id: this.ports.holder },
        { $set: { role, until, format: eventsFormat } },
        { upsert: true, ...timeLimit },
      );
    await this.mongo.ask(() => upserting(beating));
  }

  async others(): Promise<readonly Member[]> {
    const { clock, holder } = this.ports;
    const alive = { _id: { $ne: holder }, until: { $gt: clock.now() } };
    const rows = await this.mongo.ask(() => this.rows.find(alive, timeLimit).sort({ _id: 1 }).toArray());
    return rows.map(({ _id, role, format = 1 }) => ({ holder: _id, role, format }));
  }

  /** What killed processes have left goes with it, a day later. */
  async leave(): Promise<void> {
    const { clock, holder } = this.ports;
    const old = { until: { $lt: plusMilliseconds(clock.now(), -forgottenAfter) } };
    await this.mongo.ask(() => this.rows.deleteMany({ $or: [{ _id: holder }, old] }, timeLimit));
  }
}
