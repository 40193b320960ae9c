import { randomUUID } from 'node:crypto';
import { MongoClient } from 'mongodb';
import { type FakeEventStoreDb, startFakeEventStoreDb } from '#event-store/eventstoredb/testing';
import { type MongoServer, mongoServers, type RunningMongo } from '../mongodb/servers.js';

/** Settings that name the stores of one installation, and what stands in for their servers. */
export interface ChosenStores {
  readonly settings: Readonly<Record<string, string>>;
  /** Undefined where EventStoreDB is not asked for, or is a real one. */
  readonly ledger: FakeEventStoreDb | undefined;
  /** Removes what they hold. A real EventStoreDB keeps it, under a name that comes only once. */
  drop(): Promise<void>;
}

let mongo: Promise<RunningMongo> | undefined;
const open = new Set<ChosenStores>();
/** Where nobody says that the tests are over, nothing is kept for the next one. */
let testsAreOver = typeof afterAll !== 'function';

// Hooks run in the order of their definition: a test file stops its applications only after this.
if (!testsAreOver)
  afterAll(async () => {
    testsAreOver = true;
    await stopMongoIfUnused();
  });

async function stopMongoIfUnused(): Promise<void> {
  if (!testsAreOver || open.size > 0 || mongo === undefined) return;
  const running = await mongo;
  mongo = undefined;
  await running.stop();
}

/**
 * New, empty stores of the kinds that `EVENT_STORE` and `READ_STORE` name, by the servers of `TEST_EVENTSTOREDB_URL`
 * and `TEST_MONGODB_URL`; without these by what stands in for them.
 */
export async function newStores(
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<ChosenStores> {
  const name = `caseledger-test-${randomUUID()}`;
  const events = env.EVENT_STORE === 'eventstoredb' ? await ledger(name) : embedded;
  const views = env.READ_STORE === 'mongodb' ? await database(name) : embedded;
  const stores: ChosenStores = {
    settings: { ...events.settings, ...views.settings },
    ledger: events.fake,
    drop: async () => {
      if (!open.delete(stores)) return;
      await events.drop();
      await views.drop();
      await stopMongoIfUnused();
    },
  };
  open.add(stores);
  return stores;
}

/** The stand-in for MongoDB whose updates are as atomic as MongoDB's. Undefined, and said, where there is none. */
export const atomicMongo = (): MongoServer | undefined =>
  mongoServers().find(({ atomicUpdates }) => atomicUpdates);

interface Part {
  readonly settings: Readonly<Record<string, string>>;
  readonly fake?: FakeEventStoreDb;
  drop(): Promise<void>;
}

const embedded: Part = { settings: {}, drop: async () => undefined };

async function ledger(name: string): Promise<Part> {
  const settings = (url: string) => ({
    EVENT_STORE: 'eventstoredb',
    EVENTSTOREDB_URL: url,
    EVENTSTOREDB_NAMESPACE: name,
  });
  const real = process.env.TEST_EVENTSTOREDB_URL;
  if (real) return { settings: settings(real), drop: async () => undefined };
  const fake = await startFakeEventStoreDb();
  return { settings: settings(fake.url), fake, drop: () => fake.close() };
}

async function database(name: string): Promise<Part> {
  mongo ??= startMongo();
  const running = await mongo;
  const url = running.address(name);
  return {
    settings: { READ_STORE: 'mongodb', MONGODB_URL: url },
    drop: async () => {
      if (!running.keeps) return;
      const client = new MongoClient(url);
      await client.db().dropDatabase();
      await client.close();
    },
  };
}

async function startMongo(): Promise<RunningMongo> {
  const server = atomicMongo();
  if (server === undefined)
    throw new Error('READ_STORE=mongodb needs TEST_MONGODB_URL, or Java and Maven for what stands in for it');
  return server.start();
}
