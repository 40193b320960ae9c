import { MongoAccessStore } from '#access/mongodb';
import { MongoLeases, MongoMembers, MongoProcessCheckpoints } from '#engine/mongodb';
import { EventStoreDbStore } from '#event-store/eventstoredb';
import { MongoKeyStore } from '#privacy/mongodb';
import { connectMongo, type Mongo, MongoDeadLetters, MongoReadStore } from '#read-store/mongodb';
import type { EventStoreSettings, ReadStoreSettings } from '#settings';
import type { FoldingStores, Ledger, SharedStores, StorePorts } from './stores.js';

// What the stores of many machines need. Loaded only where they are set up: their clients are large.

type LedgerServer = Extract<EventStoreSettings, { readonly kind: 'eventstoredb' }>;
type MongoServer = Extract<ReadStoreSettings, { readonly kind: 'mongodb' }>;

/** The ledger, or the ledger of looks, in EventStoreDB. `create` false: one that is not there is refused. */
export const ledgerOnServer = (
  ledger: Ledger,
  { url, namespace }: LedgerServer,
  ports: Pick<StorePorts, 'clock' | 'randomness' | 'startPatience'> & { readonly create: boolean },
): Promise<EventStoreDbStore> =>
  EventStoreDbStore.open({ url, namespace: namespace === '' ? ledger : `${namespace}-${ledger}`, ...ports });

/** As `openFoldingStores`. */
export async function foldingOnServer(
  settings: MongoServer,
  { clock, closing }: StorePorts,
  holder: string,
): Promise<FoldingStores> {
  return foldingIn(await databases(settings, closing), { clock, holder });
}

/** As `openSharedStores`. */
export async function sharedOnServer(
  settings: MongoServer,
  { clock, randomness, closing }: StorePorts,
  holder: string,
): Promise<SharedStores> {
  const both = await databases(settings, closing);
  const { sessions, counters, notes, staff } = await MongoAccessStore.open(both.mongo, { clock, randomness });
  return {
    ...foldingIn(both, { clock, holder }),
    sessions,
    counters,
    notes,
    staff,
    members: new MongoMembers(both.mongo, { clock, holder }),
    processCheckpoints: (epoch) => new MongoProcessCheckpoints(both.mongo, epoch),
  };
}

interface Databases {
  readonly mongo: Mongo;
  readonly keys: Mongo;
}

const foldingIn = (
  { mongo, keys }: Databases,
  ports: { readonly clock: StorePorts['clock']; readonly holder: string },
) => ({
  readStore: new MongoReadStore(mongo),
  deadLetters: new MongoDeadLetters(mongo),
  keys: new MongoKeyStore(keys),
  leases: new MongoLeases(mongo, ports),
});

/** Keys may have a server of their own: then nobody who administers the views has both. */
async function databases({ url, keysUrl }: MongoServer, closing: StorePorts['closing']): Promise<Databases> {
  const connect = async (address: string) => {
    const mongo = await connectMongo(address);
    closing(() => mongo.close());
    return mongo;
  };
  const mongo = await connect(url);
  return { mongo, keys: keysUrl === url ? mongo : await connect(keysUrl) };
}
