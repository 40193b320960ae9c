import { Membership, processesLease } from '#composition';
import type { ProcessCheckpoints } from '#engine';
import { MongoLeases, MongoMembers, MongoProcessCheckpoints } from '#engine/mongodb';
import { type Clock, Refused } from '#kernel';
import type { KeyStore } from '#privacy';
import { MongoKeyStore } from '#privacy/mongodb';
import { connectMongo, type Mongo } from '#read-store/mongodb';

// What an operation does in MongoDB that needs an installation alone. Loaded only where one is in it.

/** What processes share besides the ledger, as far as a copy moves it. */
export interface CopiedState {
  readonly keys: KeyStore;
  readonly checkpoints: ProcessCheckpoints;
}

interface AlonePorts {
  readonly clock: Clock;
  /** This operation: it is in nobody's way but others'. */
  readonly holder: string;
  readonly closing: (close: () => Promise<void> | void) => void;
}

interface Address {
  readonly url: string;
  readonly keysUrl: string;
}

const leaseMilliseconds = 1_000;

/** Until it is closed nobody else works on this installation. @throws Refused (`in_use`), Unavailable */
export async function aloneOn(url: string, { clock, holder, closing }: AlonePorts): Promise<Mongo> {
  const mongo = await connectMongo(url);
  closing(() => mongo.close());
  const membership = await Membership.join(new MongoMembers(mongo, { clock, holder }), 'alone', clock);
  closing(() => membership.leave());
  return mongo;
}

/** What a copy moves besides ledgers. @throws as `aloneOn` */
export async function copiedStateOn({ url, keysUrl }: Address, ports: AlonePorts): Promise<CopiedState> {
  const shared = await aloneOn(url, ports);
  const keys = keysUrl === url ? shared : await connectMongo(keysUrl);
  if (keys !== shared) ports.closing(() => keys.close());
  const epoch = await newestEpoch(new MongoLeases(shared, ports));
  return { keys: new MongoKeyStore(keys), checkpoints: new MongoProcessCheckpoints(shared, () => epoch) };
}

/** Checkpoints that were moved under an older epoch may be replaced under it. */
async function newestEpoch(leases: MongoLeases): Promise<number> {
  const lease = await leases.acquire(processesLease, leaseMilliseconds);
  if (lease === undefined)
    throw new Refused(
      'in_use',
      'another process runs the processes here: stop every api and projector first',
    );
  await leases.release(processesLease);
  return lease.epoch;
}
