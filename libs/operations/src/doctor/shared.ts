import { basename } from 'node:path';
import type { DataFolder } from '#composition';
import type { ProcessCheckpoints } from '#engine';
import { SqliteProcessCheckpoints } from '#engine/sqlite';
import type { KeyStore } from '#privacy';
import { SqliteKeyStore } from '#privacy/sqlite';
import type { DeadLetterStore, ReadStore } from '#read-store';
import { SqliteDeadLetters, SqliteReadStore } from '#read-store/sqlite';
import type { Config } from '#settings';
import { type Finding, findingsOf, messageOf } from './finding.js';
import { type DoctorPorts, hasContent, restore } from './stores.js';

/** What there is beside the ledger, to be read; undefined what is not there, or cannot be opened. */
export interface SharedToRead {
  readonly keys: KeyStore | undefined;
  readonly checkpoints: ProcessCheckpoints | undefined;
  readonly readStore: ReadStore | undefined;
  readonly deadLetters: DeadLetterStore | undefined;
  close(): Promise<void>;
}

export type Closers = (() => Promise<void> | void)[];

const { wrong } = findingsOf('stores');

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
    const { openOnServer } = await import('./shared-on-server.js');
    return { ...(yield* openOnServer(config.readStore, ports, closers)), close };
  } catch (error) {
    await close();
    const isServer = config.readStore.kind === 'mongodb';
    yield wrong(messageOf(error), isServer ? 'check MONGODB_URL, MONGODB_KEYS_URL and the server' : restore);
    return undefined;
  }
}

async function* inFolder(
  { keys, state, views }: DataFolder,
  closers: Closers,
): AsyncGenerator<Finding, Omit<SharedToRead, 'close'>> {
  // One that cannot be opened says so, and the others are looked at all the same.
  const opened = async function* <Store extends { close(): Promise<void> | void }>(
    file: string,
    open: () => Store | Promise<Store>,
  ): AsyncGenerator<Finding, Store | undefined> {
    if (!hasContent(file)) return undefined;
    try {
      const store = await open();
      closers.push(() => store.close());
      return store;
    } catch (error) {
      yield wrong(`${basename(file)}: ${messageOf(error)}`, restore);
      return undefined;
    }
  };
  return {
    keys: yield* opened(keys, () => SqliteKeyStore.open({ file: keys, mode: 'reader' })),
    checkpoints: yield* opened(state, () => SqliteProcessCheckpoints.open(state)),
    readStore: yield* opened(`${views}/views.db`, () =>
      SqliteReadStore.open({ folder: views, mode: 'reader' }),
    ),
    deadLetters: yield* opened(`${views}/dead-letters.db`, () => SqliteDeadLetters.open({ folder: views })),
  };
}
