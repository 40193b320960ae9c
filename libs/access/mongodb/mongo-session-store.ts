import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Collection } from 'mongodb';
import { type Clock, type Instant, plusMinutes, type Randomness } from '#kernel';
import { createMissingIndexes, type Mongo, timeLimit } from '#read-store/mongodb';
import type { SessionLifetime, SessionStore, StoredSession } from '../src/session-store.js';
import { onceAMinute } from './turn.js';

interface Row {
  /** SHA-256 of the token. */
  readonly _id: string;
  readonly identityId: string;
  readonly startedAt: Instant;
  readonly usedAt: Instant;
  readonly idleMinutes: number;
  readonly expiresAt: Instant;
}

const tokenLength = 32;
const minutesBetweenTouches = 1;
const indexes = [
  { name: 'by identity', key: { identityId: 1 } },
  { name: 'by expiry', key: { expiresAt: 1 } },
] as const;

/** Sessions as documents, read at every request: an end counts at once, in every process. */
export class MongoSessionStore implements SessionStore {
  /** Last use by digest, more exact than the document, which is written once a minute. */
  private readonly used = new LRUCache<string, Instant>({ max: 50_000 });
  private readonly rows: Collection<Row>;
  private readonly sweepIsDue: () => boolean;

  constructor(
    private readonly mongo: Mongo,
    private readonly ports: { readonly clock: Clock; readonly randomness: Randomness },
  ) {
    this.rows = mongo.db.collection('sessions');
    this.sweepIsDue = onceAMinute(ports.clock);
  }

  prepare(): Promise<void> {
    return this.mongo.ask(() => createMissingIndexes(this.rows, indexes));
  }

  create(identityId: string, { idleMinutes, absoluteMinutes }: SessionLifetime): Promise<string> {
    return this.mongo.ask(async () => {
      const now = this.ports.clock.now();
      if (this.sweepIsDue()) await this.rows.deleteMany({ expiresAt: { $lte: now } }, timeLimit);
      const token = Buffer.from(this.ports.randomness.bytes(tokenLength)).toString('base64url');
      const expiresAt = plusMinutes(now, absoluteMinutes);
      const row = { _id: digestOf(token), identityId, startedAt: now, usedAt: now, idleMinutes, expiresAt };
      await this.rows.insertOne(row, timeLimit);
      return token;
    });
  }

  async find(token: string): Promise<StoredSession | undefined> {
    return session(await this.alive(digestOf(token), this.ports.clock.now()));
  }

  async use(token: string): Promise<StoredSession | undefined> {
    const digest = digestOf(token);
    const now = this.ports.clock.now();
    const row = await this.alive(digest, now);
    if (row === undefined) return undefined;
    this.used.set(digest, now);
    if (now >= plusMinutes(row.usedAt, minutesBetweenTouches)) {
      // Only forwards: another process may have seen a later use. An ended session is not brought back.
      const older = { _id: digest, usedAt: { $lt: now } };
      await this.mongo.ask(() => this.rows.updateOne(older, { $set: { usedAt: now } }, timeLimit));
    }
    return session(row);
  }

  async end(token: string): Promise<void> {
    const digest = digestOf(token);
    this.used.delete(digest);
    await this.mongo.ask(() => this.rows.deleteOne({ _id: digest }, timeLimit));
  }

  async endAll(identityId: string): Promise<number> {
    return (await this.mongo.ask(() => this.rows.deleteMany({ identityId }, timeLimit))).deletedCount;
  }

  keepNewest(identityId: string, most: number): Promise<number> {
    return this.mongo.ask(async () => {
      const order = { startedAt: -1, _id: 1 } as const;
      const oldest = await this.rows
        .find({ identityId }, { ...timeLimit, projection: { _id: 1 }, sort: order, skip: most })
        .toArray();
      if (oldest.length === 0) return 0;
      const those = { _id: { $in: oldest.map((each) => each._id) } };
      return (await this.rows.deleteMany(those, timeLimit)).deletedCount;
    });
  }

  count(): Promise<number> {
    const open = { expiresAt: { $gt: this.ports.clock.now() } };
    return this.mongo.ask(() => this.rows.countDocuments(open, timeLimit));
  }

  private async alive(digest: string, now: Instant): Promise<Row | undefined> {
    const row = await this.mongo.ask(() => this.rows.findOne({ _id: digest }, timeLimit));
    if (row === null || now >= row.expiresAt) return undefined;
    const known = this.used.get(digest) ?? row.usedAt;
    const used = known > row.usedAt ? known : row.usedAt;
    return now < plusMinutes(used, row.idleMinutes) ? row : undefined;
  }
}

const session = (row: Row | undefined): StoredSession | undefined =>
  row && { identityId: row.identityId, startedAt: row.startedAt };

const digestOf = (token: string): string => createHash('sha256').update(token).digest('base64url');
