import { existsSync } from 'node:fs';
import type { Members, ProcessCheckpoints } from '#engine';
import { MongoMembers, MongoProcessCheckpoints } from '#engine/mongodb';
import { SqliteProcessCheckpoints } from '#engine/sqlite';
import type { KeyStore } from '#privacy';
import { MongoKeyStore } from '#privacy/mongodb';
import { SqliteKeyStore } from '#privacy/sqlite';
import type { DeadLetterStore, ReadStore } from '#read-store';
import { connectMongo, type Mongo, MongoDeadLetters, MongoReadStore, serverFacts } from '#read-store/mongodb';
import { SqliteDeadLetters, SqliteReadStore } from '#read-store/sqlite';
import type { Config } from '../config.js';
import type { DataFolder } from '../data-folder.js';
import { placeName } from '../operations/copy-places.js';
import { type Finding, findingsOf, messageOf } from './finding.js';
import { type DoctorPorts, restore } from './stores.js';

/** What there is beside the ledger, to be read; undefined what is not there, or cannot be opened. */
export interface SharedToRead {
  readonly keys: KeyStore | undefined;
  readonly checkpoints: ProcessCheckpoints | undefined;
  readonly readStore: ReadStore | undefined;
  readonly deadLetters: DeadLetterStore | undefined;
  close(): Promise<void>;
}

type Closers = (() => Promise<void> | void)[];

const { ok, note, wrong } = findingsOf('stores');
/** What leases bear (docs/adr/0012). */
const clockTolerance = 1_000;

/** Opens them without making anything. @returns undefined when a server cannot be reached */
export async function* openShared(
  config: Config,
  folder: DataFolder,
  ports: DoctorPorts,
): AsyncGenerator<Finding, SharedToRead | undefined> {
  const closers: Closers = [];
  const close = async () => {
    for (const each of closers.splice(0).reverse()) await each();
  };
  try {
    if (config.readStore.kind === 'sqlite') return { ...(yield* inFolder(folder, closers)), close };
    return { ...(yield* onServer(config.readStore, ports, closers)), close };
  } catch (error) {
    await close();
    const isServer = config.readStore.kind === 'mongodb';
    yield wrong(messageOf(error), isServer ? 'check MONGODB_URL, MONGODB_KEYS_URL and the server' : restore);
    return undefined;
  }
}

async function* inFolder(
  { keys, events, state, views }: DataFolder,
  closers: Closers,
): AsyncGenerator<Finding, Omit<SharedToRead, 'close'>> {
  const opened = async <Store extends { close(): Promise<void> | void }>(
    file: string,
    open: () => Store | Promise<Store>,
  ): Promise<Store | undefined> => {
    if (!existsSync(file)) return undefined;
    const store = await open();
    closers.push(() => store.close());
    return store;
  };
  if (!existsSync(keys) && existsSync(events))
    yield wrong('keys.db is missing: no personal data can be read', 'restore its backup');
  return {
    keys: await opened(keys, () => SqliteKeyStore.open({ file: keys, mode: 'reader' })),
    checkpoints: await opened(state, () => SqliteProcessCheckpoints.open(state)),
    readStore: await opened(`${views}/views.db`, () =>
      SqliteReadStore.open({ folder: views, mode: 'reader' }),
    ),
    deadLetters: await opened(`${views}/dead-letters.db`, () => SqliteDeadLetters.open({ folder: views })),
  };
}

async function* onServer(
  { url, keysUrl }: Extract<Config['readStore'], { readonly kind: 'mongodb' }>,
  ports: DoctorPorts,
  closers: Closers,
): AsyncGenerator<Finding, Omit<SharedToRead, 'close'>> {
  const connect = async function* (address: string): AsyncGenerator<Finding, Mongo> {
    const mongo = await connectMongo(address);
    closers.push(() => mongo.close());
    yield* checkMongo(mongo, placeName({ kind: 'mongodb', url: address, keysUrl: address }), ports);
    return mongo;
  };
  const mongo = yield* connect(url);
  const keys = keysUrl === url ? mongo : yield* connect(keysUrl);
  yield* checkMembers(new MongoMembers(mongo, { clock: ports.clock, holder: ports.randomness.uuid() }));
  return {
    keys: new MongoKeyStore(keys),
    checkpoints: new MongoProcessCheckpoints(mongo, () => 0),
    readStore: new MongoReadStore(mongo),
    deadLetters: new MongoDeadLetters(mongo),
  };
}

async function* checkMongo(mongo: Mongo, place: string, { clock }: DoctorPorts): AsyncGenerator<Finding> {
  const { replicaSet, isRouter, time } = await serverFacts(mongo);
  yield replicaSet === undefined && !isRouter
    ? note(
        `${place}: a single node, so that what was acknowledged is lost with its disk`,
        'run a replica set of three (docs/scale-out.md)',
      )
    : ok(`${place}: ${replicaSet === undefined ? 'a router of shards' : `replica set ${replicaSet}`}`);
  const apart = time === undefined ? 0 : Math.abs(time.getTime() - Date.parse(clock.now()));
  if (apart > clockTolerance)
    yield findingsOf('clock').wrong(
      `it is ${Math.round(apart / 1_000)} seconds apart from the clock of ${place}`,
      'run a time service on every machine: leases bear one second between them',
    );
}

async function* checkMembers(members: Members): AsyncGenerator<Finding> {
  const serving = findingsOf('members');
  const others = await members.others();
  if (others.length === 0) yield serving.note('no process works on this installation now');
  for (const { holder, role } of others)
    yield serving.ok(role === 'together' ? holder : `${holder}, which needs it alone`);
}
