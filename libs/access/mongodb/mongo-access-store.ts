import type { Clock, Randomness } from '#kernel';
import type { Mongo } from '#read-store/mongodb';
import { MongoCounters } from './mongo-counters.js';
import { MongoNotes } from './mongo-notes.js';
import { MongoSessionStore } from './mongo-session-store.js';
import { MongoStaffStore } from './mongo-staff-store.js';

/** Sessions, counters, notes and who signed in, shared by all processes. */
export class MongoAccessStore {
  private constructor(
    readonly sessions: MongoSessionStore,
    readonly counters: MongoCounters,
    readonly notes: MongoNotes,
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
      new MongoNotes(mongo, ports.clock),
      new MongoStaffStore(mongo),
    );
    const { sessions, counters, notes, staff } = store;
    await Promise.all([sessions, counters, notes, staff].map((each) => each.prepare()));
    return store;
  }
}
