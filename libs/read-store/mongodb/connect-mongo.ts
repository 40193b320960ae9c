import { type Db, MongoClient, type MongoClientOptions } from 'mongodb';
import { ReadStoreRefused } from '#read-store';
import { failureOf } from './mongo-failures.js';

/** How long the server may work on one request. */
export const timeLimit = { maxTimeMS: 10_000 } as const;

/** What the address may say otherwise; milliseconds. A wait for an answer outlasts what the server may take. */
const limits = {
  serverSelectionTimeoutMS: 5_000,
  connectTimeoutMS: 5_000,
  waitQueueTimeoutMS: 5_000,
  socketTimeoutMS: 30_000,
  maxPoolSize: 50,
};

const ownDatabase = 'caseledger';

/** The connections of a process to one database, shared by its stores. */
export class Mongo {
  constructor(
    private readonly client: MongoClient,
    readonly db: Db,
  ) {}

  /** @throws Unavailable, with advice, where the server cannot be reached, is too old or lacks rights */
  async ask<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      const { hosts, srvHost } = this.client.options;
      throw failureOf(error, { hosts: srvHost ?? hosts.join(', '), database: this.db.databaseName });
    }
  }

  close = (): Promise<void> => this.client.close();
}

/**
 * Connects, and asks once, so that a wrong address is known at the start. The database is the address's own, or
 * `caseledger`. A write counts when a majority has it in its journal.
 * @throws Unavailable, ReadStoreRefused for an address that is none
 */
export async function connectMongo(url: string): Promise<Mongo> {
  const client = newClient(url);
  const mongo = new Mongo(client, client.db(databaseIn(url) ?? ownDatabase));
  try {
    await mongo.ask(() => mongo.db.command({ ping: 1 }));
    return mongo;
  } catch (error) {
    await mongo.close();
    throw error;
  }
}

function newClient(url: string): MongoClient {
  const options: MongoClientOptions = {
    ...Object.fromEntries(Object.entries(limits).filter(([name]) => !url.includes(`${name}=`))),
    appName: 'caseledger',
    writeConcern: { w: 'majority', journal: true, wtimeoutMS: timeLimit.maxTimeMS },
    readPreference: 'primary',
  };
  try {
    return new MongoClient(url, options);
  } catch (error) {
    // The driver's words may repeat the address, and with it a password.
    const why = (error as Error).message;
    throw new ReadStoreRefused(
      `MONGODB_URL is no address of MongoDB${url && why.includes(url) ? '' : `: ${why}`}`,
    );
  }
}

const databaseIn = (url: string): string | undefined => {
  const name = /^mongodb(?:\+srv)?:\/\/[^/]+\/([^?]+)/.exec(url)?.[1];
  return name && decodeURIComponent(name);
};
