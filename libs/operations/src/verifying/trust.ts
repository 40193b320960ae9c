import { existsSync } from 'node:fs';
import {
  type DataFolder,
  DataFolderRefused,
  FolderRecord,
  filesFaults,
  isNewFolder,
  manifestOf,
  pathsIn,
} from '#composition';
import { Chain, type VerifyPorts as CheckPorts, type LedgerKind, type SealRecord, trusting } from '#engine';
import { systemRandomness } from '#kernel';
import { loadMasterSecrets } from '#privacy';
import { publicKeyIn } from './given-files.js';
import type { VerifiedConfig, VerifyPorts } from './verify-ledger.js';

type Trust = Pick<CheckPorts, 'keys' | 'chain'> & { readonly record?: Pick<SealRecord, 'last'> | undefined };

/** Whom to believe: everything that comes from the master key, or no more than a public key. */
export function trustFor(
  config: VerifiedConfig,
  ledger: LedgerKind,
  { env, keyFile, sealsFile, withoutRecord = false, ...given }: VerifyPorts,
): { readonly trust: Trust; readonly found: readonly string[] } {
  if (keyFile !== undefined) return { trust: { keys: publicKeyIn(keyFile) }, found: [] };
  const folder = pathsIn(config.dataDir);
  const master =
    given.master ??
    loadMasterSecrets({ env, dataDir: folder.path, create: false, randomness: systemRandomness });
  const { record, found } = withoutRecord
    ? { record: undefined, found: [] }
    : recordedIn(config, folder, master.record);
  return {
    trust: {
      keys: trusting(master.signing.publicKey),
      chain: new Chain(master.macs[ledger]),
      // A copy that was kept elsewhere is compared by itself.
      record: sealsFile === undefined ? record?.sealsOf(ledger) : undefined,
    },
    found,
  };
}

/** What a data folder says of itself, and what of it is not so. */
function recordedIn(config: VerifiedConfig, folder: DataFolder, key: Uint8Array) {
  if (!existsSync(folder.record) && !existsSync(`${folder.path}/caseledger.json`))
    return { record: undefined, found: [] };
  try {
    const record = FolderRecord.read(folder.record, key);
    const isNew = manifestOf(folder.path) && isNewFolder(folder);
    return { record, found: filesFaults({ folder, settings: config }, record, isNew) };
  } catch (error) {
    if (!(error instanceof DataFolderRefused)) throw error;
    return { record: undefined, found: [error.message] };
  }
}
