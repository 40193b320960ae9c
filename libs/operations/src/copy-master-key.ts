import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock, Randomness } from '#kernel';
import { KeyVault, loadMasterSecrets, MasterKeyRefused, type MasterSecrets, masterKeyCanary } from '#privacy';
import type { NamedKeys } from './copy-keys.js';

interface MasterKeyPorts {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly randomness: Randomness;
}

const noCopy = 'A copy keeps keys as they are, wrapped; to change the master key (re-wrapping) is no copy';

const fileIn = (folder: string): string => join(folder, 'keys', 'master.key');

/** Whether the master key comes from the environment, not from a file in a data folder. */
const isGiven = ({ env }: Pick<MasterKeyPorts, 'env'>): boolean =>
  Boolean(env.CASELEDGER_MASTER_KEY_FILE || env.CASELEDGER_MASTER_KEY);

/**
 * The master key that two installations share: the one given, or that in the folder of either. Never makes one.
 * @throws MasterKeyRefused when there is none, or two different ones
 */
export function sharedMasterKey(folders: readonly [string, string], ports: MasterKeyPorts): MasterSecrets {
  const [first, second] = isGiven(ports) ? [folders[0]] : folders.filter((each) => existsSync(fileIn(each)));
  if (first === undefined)
    throw new MasterKeyRefused(
      `there is no master key: name the file with the one that wraps the keys in CASELEDGER_MASTER_KEY_FILE, or put it back at ${fileIn(folders[0])}`,
    );
  const load = (dataDir: string) => loadMasterSecrets({ ...ports, dataDir });
  const master = load(first);
  if (second !== undefined && load(second).signing.keyId !== master.signing.keyId)
    throw new MasterKeyRefused(
      `${fileIn(first)} and ${fileIn(second)} are different master keys. ${noCopy}: name a target that was never started`,
    );
  return master;
}

/** Whether somebody has to put the master key into this folder before a server can start on it. */
export const lacksMasterKey = (folder: string, env: MasterKeyPorts['env']): boolean =>
  !isGiven({ env }) && !existsSync(fileIn(folder));

/** @throws MasterKeyRefused unless this master key wraps the keys of every store that has any */
export async function mustWrap(
  stores: readonly NamedKeys[],
  ports: { readonly master: MasterSecrets; readonly clock: Clock; readonly randomness: Randomness },
): Promise<void> {
  for (const { keys: store, name } of stores) {
    if ((await store.get([masterKeyCanary])).size === 0) continue;
    try {
      await new KeyVault({ ...ports, store, keys: ports.master }).assertMasterKeyFits();
    } catch (error) {
      if (!(error instanceof MasterKeyRefused)) throw error;
      throw new MasterKeyRefused(
        `the keys in ${name} are wrapped with another master key. ${noCopy}: give the one that both ends share in CASELEDGER_MASTER_KEY_FILE, or name a target without keys`,
        { cause: error },
      );
    }
  }
}
