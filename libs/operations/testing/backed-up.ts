import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock, systemRandomness } from '#kernel';
import { type BackupMade, backUp, type Restored, restoreBackup } from '#operations';
import { readConfig } from '#settings';
import { recordRun } from '../src/record-run.js';
import { own } from './copied.js';
import { ops, putPeople, resultOf } from './index.js';

/** A folder with some history, room for backups of it, and for what they are restored into. */
export async function backupGround(people = 12) {
  const root = mkdtempSync(join(tmpdir(), 'caseledger-backup-'));
  const place = (name: string) => join(root, name);
  const master = Buffer.from(systemRandomness.bytes(32)).toString('hex');
  const envOf = (name: string) => ({
    LOG_LEVEL: 'silent',
    SEAL_SECONDS: '0',
    CASELEDGER_MASTER_KEY: master,
    DATA_DIR: place(name),
  });
  const ports = (env: Readonly<Record<string, string>> = envOf('data')) => ({
    env,
    clock: systemClock,
    randomness: systemRandomness,
    version: '1.2.3',
  });
  const owned = await own(envOf('data'));
  await putPeople(owned, people);
  await recordRun(owned.ports.system, ops, { command: 'import people', task: 'import' });
  await owned.close();
  return {
    place,
    envOf,
    ports,
    /** Opens one of its folders; whoever opens it closes it. */
    own: (name: string) => own(envOf(name)),
    backUp: (to = 'backup', from = 'data'): Promise<BackupMade> =>
      resultOf(backUp(readConfig(envOf(from)), place(to), ports())),
    restore: (
      to = 'restored',
      given: Partial<Parameters<typeof restoreBackup>[0]> = {},
      env = envOf('data'),
    ): Promise<Restored> =>
      resultOf(
        restoreBackup(
          {
            from: place('backup'),
            to: place(to),
            reason: 'the disk broke',
            by: ops.actor,
            erasures: 'none',
            ...given,
          },
          ports(env),
        ),
      ),
    /** As it is, before something is done to it. */
    copy: (from: string, to: string) => cpSync(place(from), place(to), { recursive: true }),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
