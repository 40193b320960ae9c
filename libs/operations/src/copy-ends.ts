import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { holderName, mustBeWritable, openDataFolder, openLedger, pathsIn } from '#composition';
import { SqliteProcessCheckpoints } from '#engine/sqlite';
import { type EventStore, StoreRefused } from '#event-store';
import type { Clock, Randomness } from '#kernel';
import { KeyStoreRefused } from '#privacy';
import { SqliteKeyStore } from '#privacy/sqlite';
import type { CopiedState } from './alone-on-server.js';
import type { KeysPlace, LedgerPlace } from './copy-places.js';
import { lockFolder } from './lock-folder.js';

/** One installation: where its ledgers are, and where its keys. */
export interface End {
  readonly ledger: LedgerPlace;
  readonly keys: KeysPlace;
  readonly role: 'source' | 'target';
}

export interface EndPorts {
  readonly clock: Clock;
  readonly randomness: Randomness;
}

/** Opens the two ends of a copy, each folder locked, and closes whatever it opened. */
export class Ends {
  private readonly closers: (() => Promise<void> | void)[] = [];
  private readonly locked = new Set<string>();

  private readonly holder: string;

  constructor(private readonly ports: EndPorts) {
    this.holder = holderName(ports.randomness);
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
    if (keys.kind === 'mongodb') {
      const { copiedStateOn } = await import('./alone-on-server.js');
      const { clock } = this.ports;
      const closing = (close: () => Promise<void> | void) => void this.closers.push(close);
      return copiedStateOn(keys, { clock, holder: this.holder, closing });
    }
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

  private lock(path: string): void {
    if (this.locked.has(path)) return;
    const folder = openDataFolder(path);
    mustBeWritable(folder);
    const lock = lockFolder(folder, 'stop the server first, for a ledger that grows cannot be copied');
    this.closers.push(() => lock.release());
    this.locked.add(path);
  }
}
