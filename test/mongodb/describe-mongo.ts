import { MongoClient } from 'mongodb';
import { connectMongo, type Mongo } from '#read-store/mongodb';
import { type MongoServer, mongoServers, type RunningMongo } from './servers.js';

/** What the tests of one server work with. */
export interface OnMongo {
  readonly server: MongoServer;
  running(): RunningMongo;
  /** Connects to the database of the present test, which is empty at first; closed after the test. */
  connect(options?: string): Promise<Mongo>;
  /** The address of that database. */
  address(options?: string): string;
}

/** What stands in for MongoDB is slow, and shares its machine with other tests. */
const patience = 60_000;

/** Runs tests on every server there is. Where there is none, each counts as skipped. */
export function describeMongo(title: string, tests: (on: OnMongo) => void): void {
  const servers = mongoServers();
  for (const server of servers) describe(`${title} on ${server.name}`, () => withServer(server, tests));
  if (servers.length === 0) describe.skip(title, () => withServer(noServer, tests));
}

function withServer(server: MongoServer, tests: (on: OnMongo) => void): void {
  let running: RunningMongo;
  let count = 0;
  const opened: Mongo[] = [];
  const database = () => `caseledger_test_${process.pid}_${count}`;
  const address = (options?: string) => running.address(database(), options);

  jest.setTimeout(patience);
  beforeAll(async () => {
    running = await server.start();
  });
  afterAll(() => running.stop());
  beforeEach(() => {
    count++;
  });
  afterEach(async () => {
    for (const each of opened.splice(0)) await each.close();
    if (running.keeps) await drop(address());
  });

  tests({
    server,
    running: () => running,
    address,
    connect: async (options) => {
      const mongo = await connectMongo(address(options));
      opened.push(mongo);
      return mongo;
    },
  });
}

async function drop(url: string): Promise<void> {
  const client = new MongoClient(url);
  try {
    await client.db().dropDatabase();
  } finally {
    await client.close();
  }
}

const noServer: MongoServer = {
  name: 'no server',
  atomicUpdates: true,
  exactAnswers: true,
  survivesKill: true,
  start: () => Promise.reject(new Error('there is no server')),
};
