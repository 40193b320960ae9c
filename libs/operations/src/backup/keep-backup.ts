import { FolderRecord, pathsIn } from '#composition';
import { loadMasterSecrets } from '#privacy';
import type { Config } from '#settings';
import { NoServer, remoteOperation } from '../control-socket.js';
import { lockFolder } from '../lock-folder.js';
import { endOf, type Operator } from '../operation.js';
import type { BackupMade, BackupPorts } from './back-up.js';
import { recordedBackup } from './recorded.js';

/**
 * Writes into the folder's record that it was backed up, by the server that owns it or here.
 * @throws FolderInUse, and what an older server says
 */
export async function keepBackupOf(
  config: Config,
  { manifest, place }: BackupMade,
  { env, randomness }: BackupPorts,
  operator: Operator,
): Promise<void> {
  const folder = pathsIn(config.dataDir);
  const backup = recordedBackup(manifest, place);
  try {
    await endOf(remoteOperation(folder.socket, 'record-backup', { backup }, operator));
    return;
  } catch (error) {
    if (!(error instanceof NoServer)) throw error;
  }
  const lock = lockFolder(folder, 'the backup is whole, but the folder does not know of it');
  try {
    const master = loadMasterSecrets({ env, dataDir: folder.path, create: false, randomness });
    FolderRecord.read(folder.record, master.record)?.keepBackup(backup);
  } finally {
    lock.release();
  }
}
