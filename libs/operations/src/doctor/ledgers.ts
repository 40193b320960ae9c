import { statSync } from 'node:fs';
import { basename } from 'node:path';
import type { DataFolder } from '#composition';
import { openLedger } from '#composition';
import type { LedgerKind } from '#engine';
import type { EventStore } from '#event-store';
import { SqliteEventStore } from '#event-store/sqlite';
import type { Clock } from '#kernel';
import type { Config } from '#settings';
import { placeName } from '../copy-places.js';
import { type Finding, findingsOf, inBytes, messageOf } from './finding.js';
import { type DoctorPorts, hasContent, restore } from './stores.js';

const { ok, note, wrong } = findingsOf('stores');
/** Milliseconds: whoever asks the doctor wants to know now. */
const startPatience = 5_000;

/** Those that could be opened, to be read. */
export type OpenedLedgers = Readonly<Record<LedgerKind, EventStore | undefined>>;

/** Reads files whole; asks servers. */
export async function* checkLedgers(
  config: Config,
  folder: DataFolder,
  ports: DoctorPorts,
): AsyncGenerator<Finding, OpenedLedgers> {
  const check = (ledger: 'events' | 'looks') =>
    config.eventStore.kind === 'sqlite'
      ? checkFile(folder[ledger], ports.clock)
      : checkServer(ledger, config, folder, ports);
  const main = yield* check('events');
  return { main, looks: yield* check('looks') };
}

async function* checkFile(file: string, clock: Clock): AsyncGenerator<Finding, EventStore | undefined> {
  if (!hasContent(file)) {
    yield note(`there is no ${basename(file)}`);
    return undefined;
  }
  let store: SqliteEventStore | undefined;
  try {
    store = await SqliteEventStore.open({ file, mode: 'reader', clock });
    const faults = await store.integrity();
    for (const { what } of faults) yield wrong(`${basename(file)}: ${what}`, restore);
    const events = await store.countAfter(undefined);
    if (faults.length === 0) yield ok(`${basename(file)}: ${events} events, ${inBytes(statSync(file).size)}`);
    return store;
  } catch (error) {
    // One that stays open would keep the whole program from ending.
    await store?.close();
    yield wrong(`${basename(file)} cannot be read: ${messageOf(error)}`, restore);
    return undefined;
  }
}

async function* checkServer(
  ledger: 'events' | 'looks',
  { eventStore, readStore, projections }: Config,
  folder: DataFolder,
  { clock, randomness }: DoctorPorts,
): AsyncGenerator<Finding, EventStore | undefined> {
  if (eventStore.kind === 'sqlite') return undefined;
  const name = `${ledger === 'events' ? 'ledger' : 'ledger of looks'} at ${placeName(eventStore)}`;
  try {
    const store = await openLedger(ledger, {
      settings: { eventStore, readStore, projections },
      folder,
      clock,
      randomness,
      mode: 'reader',
      thread: false,
      closing: () => undefined,
      startPatience,
    });
    yield ok(`${name}: ${await store.countAfter(undefined)} events or so`);
    return store;
  } catch (error) {
    yield wrong(
      `${name}: ${messageOf(error)}`,
      'check EVENTSTOREDB_URL and the server; a new installation is made by its first start',
    );
    return undefined;
  }
}
