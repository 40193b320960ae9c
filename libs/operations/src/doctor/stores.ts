import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { DataFolder } from '#composition';
import { FolderRecord, filesFaults, isNewFolder } from '#composition';
import { fileIntegrity } from '#composition/sqlite';
import { type Clock, type Randomness } from '#kernel';
import { type KeyStore, KeyVault, loadMasterSecrets, type MasterSecrets, masterKeyCanary } from '#privacy';
import type { Config } from '#settings';
import { type Finding, findingsOf, inBytes, messageOf } from './finding.js';

export interface DoctorPorts {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  readonly randomness: Randomness;
}

export const restore = 'stop the server and restore the file from a backup';
const { ok, wrong } = findingsOf('stores');

/** Every other file of the folder, and the copies of the views. */
export function* checkFiles({ keys, access, state, views }: DataFolder): Generator<Finding> {
  const names = existsSync(views) ? readdirSync(views, { recursive: true, encoding: 'utf8' }) : [];
  for (const file of [keys, access, state])
    if (hasContent(file)) yield* checkFile(file, basename(file), restore);
  for (const name of names.filter((each) => each.endsWith('.db')).sort())
    yield* checkFile(
      join(views, name),
      join(basename(views), name),
      'stop the server, move the file away, start again: views are rebuilt from the ledger',
    );
}

/** An empty file is told of by the folder's record. */
export const hasContent = (file: string): boolean => existsSync(file) && statSync(file).size > 0;

function* checkFile(file: string, name: string, advice: string): Generator<Finding> {
  try {
    const faults = fileIntegrity(file);
    for (const fault of faults) yield wrong(`${name}: ${fault}`, advice);
    if (faults.length === 0) yield ok(`${name}: ${inBytes(statSync(file).size)}`);
  } catch (error) {
    yield wrong(`${name} cannot be read: ${messageOf(error)}`, advice);
  }
}

/** The master key opens the keys of subjects, or nobody's data can be read. @returns what comes from it, if it fits */
export async function* checkMasterKey(
  keys: KeyStore | undefined,
  folder: DataFolder,
  ports: DoctorPorts,
): AsyncGenerator<Finding, MasterSecrets | undefined> {
  const found = findingsOf('master key');
  try {
    const master = loadMasterSecrets({ ...ports, dataDir: folder.path, create: false });
    if (keys === undefined) return master;
    if ((await keys.get([masterKeyCanary])).size === 0) {
      yield found.note('nothing was encrypted under it yet');
      return master;
    }
    await new KeyVault({ ...ports, store: keys, keys: master }).assertMasterKeyFits();
    yield existsSync(join(folder.path, 'keys', 'master.key')) && !given(ports)
      ? found.note(
          'it fits, and lies beside the data',
          'for real data keep it elsewhere: CASELEDGER_MASTER_KEY_FILE',
        )
      : found.ok('it fits');
    return master;
  } catch (error) {
    yield found.wrong(messageOf(error), 'give the master key that this installation was made with');
    return undefined;
  }
}

/** What the folder's own record says of its files. @returns the record; undefined where there is none */
export function* checkRecord(
  config: Config,
  folder: DataFolder,
  master: MasterSecrets,
): Generator<Finding, FolderRecord | undefined> {
  const found = findingsOf('data folder');
  if (!existsSync(join(folder.path, 'caseledger.json'))) return undefined;
  try {
    const record = FolderRecord.read(folder.record, master.record);
    const faults = filesFaults({ folder, settings: config }, record, isNewFolder(folder));
    for (const fault of faults)
      yield found.wrong(fault, 'do as it says: nothing starts on this folder before');
    for (const { what, reason, at } of record?.content.accepted ?? [])
      yield found.note(`accepted at ${at}: ${what}; ${reason}`);
    return record;
  } catch (error) {
    yield found.wrong(messageOf(error), 'do as it says: nothing starts on this folder before');
    return undefined;
  }
}

const given = ({ env }: DoctorPorts) => Boolean(env.CASELEDGER_MASTER_KEY_FILE || env.CASELEDGER_MASTER_KEY);
