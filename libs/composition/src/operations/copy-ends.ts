import { existsSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Leases, ProcessCheckpoints } from '#engine';
import { MongoLeases, MongoMembers, MongoProcessCheckpoints } from '#engine/mongodb';
import { SqliteProcessCheckpoints } from '#engine/sqlite';
import { type EventStore, StoreRefused } from '#event-store';
import { type Clock, type Randomness, Refused } from '#kernel';
import { type KeyStore, KeyStoreRefused } from '#privacy';
import { MongoKeyStore } from '#privacy/mongodb';
import { SqliteKeyStore } from '#privacy/sqlite';
import { connectMongo } from '#read-store/mongodb';
import { mustBeWritable, openDataFolder, pathsIn } from '../data-folder.js';
import { Membership } from '../membership.js';
import { openLedger } from '../stores.js';
import { processesLease } from '../system.js';
import type { KeysPlace, LedgerPlace } from './copy-places.js';
import { lockFolder } from './lock-folder.js';

/** One installation: where its ledgers are, and where its keys. */
export interface End {
  readonly ledger: LedgerPlace;
  readonly keys: KeysPlace;
  readonly role: 'source' | 'target';
}

/** What processes share besides the ledger, as far as a copy moves it. */
export interface CopiedState {
  readonly keys: KeyStore;
  readonly checkpoints: ProcessCheckpoints;
}

export interface EndPorts {
  readonly clock: Clock;
  readonly randomness: Randomness;
}

const leaseMilliseconds = 1_000;

/** Opens the two ends of a copy, each folder locked, and closes whatever it opened. */
export class Ends {
  private readonly closers: (() => Promise<void> | void)[] = [];
  private readonly locked = new Set<string>();

  private readonly holder: string;

  constructor(private readonly ports: EndPorts) {
    this.holder = `${hostname()}-${process.pid}-${ports.randomness.uuid()}`;
  }

  /** Its folders, held so that no server uses them. @throws FolderInUse, StoreRefused, KeyStoreRefused */
  hold({ ledger, keys, role }: End): void {
    if (role === 'source') {
      if (ledger.kind === 'sqlite' && !existsSync(join(ledger.path, 'events.db')))
        throw new StoreRefused(`there is no ledger in ${ledger.path}: check the folder after --from`);
      if (keys.kind === 'sqlite' && !existsSync(join(keys.path, 'keys.db')))
        throw new KeyStoreRefused(
          `there are no keys of personal data in ${keys.path}: say where they are with --keys-from`,
        );
    }
    for (const each of [ledger, keys]) if (each.kind === 'sqlite') this.lock(each.path);
  }

  async ledger({ ledger, role }: End, name: 'events' | 'looks'): Promise<EventStore> {
    return openLedger(name, {
      ...this.ports,
      settings: {
        eventStore: ledger.kind === 'sqlite' ? { kind: 'sqlite' } : ledger,
        readStore: { kind: 'sqlite' },
        projections: 'here',
      },
      folder: pathsIn(ledger.kind === 'sqlite' ? ledger.path : ''),
      mode: role === 'source' ? 'reader' : 'owner',
      thread: false,
      closing: (close) => void this.closers.push(close),
    });
  }

  /** @throws Refused (`in_use`) while somebody else uses it, KeyStoreRefused, Unavailable */
  async state({ keys, role }: End): Promise<CopiedState> {
    if (keys.kind === 'mongodb') return this.stateOnServer(keys);
    const folder = openDataFolder(keys.path);
    const store = await SqliteKeyStore.open({
      file: folder.keys,
      mode: role === 'source' ? 'reader' : 'owner',
      thread: false,
    });
    this.closers.push(() => store.close());
    const checkpoints = SqliteProcessCheckpoints.open(folder.state);
    this.closers.push(() => checkpoints.close());
    return { keys: store, checkpoints };
  }

  async close(): Promise<void> {
    for (const close of this.closers.splice(0).reverse()) await close();
  }

  private async stateOnServer(place: Extract<KeysPlace, { readonly kind: 'mongodb' }>): Promise<CopiedState> {
    const connect = async (url: string) => {
      const mongo = await connectMongo(url);
      this.closers.push(() => mongo.close());
      return mongo;
    };
    const shared = await connect(place.url);
    const keys = place.keysUrl === place.url ? shared : await connect(place.keysUrl);
    const ports = { clock: this.ports.clock, holder: this.holder };
    const membership = await Membership.join(new MongoMembers(shared, ports), 'alone', ports.clock);
    this.closers.push(() => membership.leave());
    const epoch = await newestEpoch(new MongoLeases(shared, ports));
    return {
      keys: new MongoKeyStore(keys),
      checkpoints: new MongoProcessCheckpoints(shared, () => epoch),
    };
  }

  private lock(path: string): void {
    if (this.locked.has(path)) return;
    const folder = openDataFolder(path);
    mustBeWritable(folder);
    const lock = lockFolder(folder, 'stop the server first, for a ledger that grows cannot be copied');
    this.closers.push(() => lock.release());
    this.locked.add(path);
  }
}

/** Checkpoints that were moved under an older epoch may be replaced under it. */
async function newestEpoch(leases: Leases): Promise<number> {
  const lease = await leases.acquire(processesLease, leaseMilliseconds);
  if (lease === undefined)
    throw new Refused(
      'in_use',
      'another process runs the processes here: stop every api and projector first',
    );
  await leases.release(processesLease);
  return lease.epoch;
}
