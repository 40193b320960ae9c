import type { Clock, Randomness } from '#kernel';
import type { Mongo } from '#read-store/mongodb';
import { MongoCounters } from './mongo-counters.js';
import { MongoSessionStore } from './mongo-session-store.js';
import { MongoStaffStore } from './mongo-staff-store.js';

/** Sessions, counters and who signed in, shared by all processes. */
export class MongoAccessStore {
  private constructor(
    readonly sessions: MongoSessionStore,
    readonly counters: MongoCounters,
    readonly staff: MongoStaffStore,
  ) {}

  /** Builds the indexes. The connections stay the caller's. @throws Unavailable */
  static async open(
    mongo: Mongo,
    ports: { readonly clock: Clock; readonly randomness: Randomness },
  ): Promise<MongoAccessStore> {
    const store = new MongoAccessStore(
      new MongoSessionStore(mongo, ports),
      new MongoCounters(mongo, ports.clock),
      new MongoStaffStore(mongo),
    );
    await Promise.all([store.sessions.prepare(), store.counters.prepare(), store.staff.prepare()]);
    return store;
  }
}
