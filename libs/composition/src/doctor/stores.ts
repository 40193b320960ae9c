import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { EventStore } from '#event-store';
import { SqliteEventStore } from '#event-store/sqlite';
import { type Clock, type Randomness } from '#kernel';
import { KeyVault, loadMasterSecrets } from '#privacy';
import { SqliteKeyStore } from '#privacy/sqlite';
import { fileIntegrity } from '../../sqlite/file-integrity.js';
import type { DataFolder } from '../data-folder.js';
import { type Finding, findingsOf, inBytes, messageOf } from './finding.js';

export interface DoctorPorts {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  readonly randomness: Randomness;
}

const restore = 'stop the server and restore the file from a backup';
const { ok, note, wrong } = findingsOf('stores');

/** Reads both ledgers whole. @returns the main one, open to read; undefined when it cannot be opened */
export async function* checkLedgers(
  folder: DataFolder,
  { clock }: DoctorPorts,
): AsyncGenerator<Finding, EventStore | undefined> {
  const main = yield* checkLedger(folder.events, clock);
  const looks = yield* checkLedger(folder.looks, clock);
  await looks?.close();
  return main;
}

async function* checkLedger(file: string, clock: Clock): AsyncGenerator<Finding, EventStore | undefined> {
  if (!existsSync(file)) {
    yield note(`there is no ${basename(file)} yet`, 'start the server once, or import people');
    return undefined;
  }
  try {
    const store = await SqliteEventStore.open({ file, mode: 'reader', clock });
    const faults = await store.integrity();
    for (const fault of faults) yield wrong(`${basename(file)}: ${fault}`, restore);
    const events = await store.countAfter(undefined);
    if (faults.length === 0) yield ok(`${basename(file)}: ${events} events, ${inBytes(statSync(file).size)}`);
    return store;
  } catch (error) {
    yield wrong(messageOf(error), restore);
    return undefined;
  }
}

/** Every other file of the folder, and the copies of the views. */
export function* checkFiles({ keys, access, state, views }: DataFolder): Generator<Finding> {
  const names = existsSync(views) ? readdirSync(views, { recursive: true, encoding: 'utf8' }) : [];
  for (const file of [keys, access, state])
    if (existsSync(file)) yield* checkFile(file, basename(file), restore);
  for (const name of names.filter((each) => each.endsWith('.db')).sort())
    yield* checkFile(
      join(views, name),
      join(basename(views), name),
      'stop the server, move the file away, start again: views are rebuilt from the ledger',
    );
}

function* checkFile(file: string, name: string, advice: string): Generator<Finding> {
  try {
    const faults = fileIntegrity(file);
    for (const fault of faults) yield wrong(`${name}: ${fault}`, advice);
    if (faults.length === 0) yield ok(`${name}: ${inBytes(statSync(file).size)}`);
  } catch (error) {
    yield wrong(`${name} cannot be read: ${messageOf(error)}`, advice);
  }
}

/** The master key opens the keys of subjects, or nobody's data can be read. */
export async function* checkKeys(folder: DataFolder, ports: DoctorPorts): AsyncGenerator<Finding> {
  const found = findingsOf('master key');
  if (!existsSync(folder.keys)) {
    if (existsSync(folder.events))
      yield found.wrong('keys.db is missing: no personal data can be read', 'restore its backup');
    return;
  }
  try {
    const keys = loadMasterSecrets({ ...ports, dataDir: folder.path, create: false });
    const store = await SqliteKeyStore.open({ file: folder.keys, mode: 'reader' });
    try {
      await new KeyVault({ ...ports, store, keys }).assertMasterKeyFits();
    } finally {
      await store.close();
    }
    yield existsSync(join(folder.path, 'keys', 'master.key')) && !given(ports)
      ? found.note(
          'it fits, and lies beside the data',
          'for real data keep it elsewhere: CASELEDGER_MASTER_KEY_FILE',
        )
      : found.ok('it fits');
  } catch (error) {
    yield found.wrong(messageOf(error), 'give the master key that this data folder was made with');
  }
}

const given = ({ env }: DoctorPorts) => Boolean(env.CASELEDGER_MASTER_KEY_FILE || env.CASELEDGER_MASTER_KEY);
