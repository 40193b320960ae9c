import type { Members } from '#engine';
import { MongoMembers, MongoProcessCheckpoints } from '#engine/mongodb';
import { MongoKeyStore } from '#privacy/mongodb';
import { connectMongo, type Mongo, MongoDeadLetters, MongoReadStore, serverFacts } from '#read-store/mongodb';
import type { Config } from '#settings';
import { placeName } from '../copy-places.js';
import { type Finding, findingsOf } from './finding.js';
import type { Closers, SharedToRead } from './shared.js';
import type { DoctorPorts } from './stores.js';

const { ok, note } = findingsOf('stores');
/** What leases bear (docs/adr/0012). */
const clockTolerance = 1_000;

/** Loaded only where there is one. @throws Unavailable */
export async function* openOnServer(
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
