import { systemClock, systemRandomness } from '#kernel';
import { type Restored, restoreBackup } from '#operations';
import type { AddCommand } from '../../command-line/add-command.js';
import { WrongUsage } from '../../command-line/failures.js';
import { bytes, counted } from '../../output/numbers.js';
import { programVersion } from '../../program-version.js';
import { follow, interruptible } from '../../work/follow.js';
import { processAdvice, renewedLines } from '../ledger/renewed-text.js';
import { reasonNeed } from '../need.js';

interface Options {
  readonly erasures?: string;
  readonly newerErasures: boolean;
  readonly seals?: string;
}

export const restoreCommand: AddCommand = (above, { settings, output }) =>
  above
    .command('restore <from>')
    .description(
      'Check a backup and write it into an empty folder (--data-dir), with new ids for its ledgers',
    )
    .option('--erasures <file>', 'the newest list of erasures, kept apart from the backup: it is applied')
    .option('--no-newer-erasures', 'nobody was erased since the backup, or nobody knows of any')
    .option('--seals <folder>', 'a copy of seals/ that was kept elsewhere: tells what is lost')
    .action(async (from: string, { erasures, newerErasures, seals }: Options) => {
      const { actor, reason = 'caseledger restore' } = settings.operator(reasonNeed);
      const { env, dataDir } = settings;
      const ports = { env, clock: systemClock, randomness: systemRandomness, version: programVersion() };
      const given = { from, to: dataDir, reason, by: actor, seals };
      const run = restoreBackup({ ...given, erasures: erasuresGiven(erasures, newerErasures) }, ports);
      const restored = await interruptible((signal) => follow(run, output.progress(), signal));
      output.result(restored, () => restoredText(restored));
    });

/** @throws WrongUsage unless exactly one of the two is given */
function erasuresGiven(file: string | undefined, newer: boolean): { readonly file: string } | 'none' {
  if (file !== undefined && newer) return { file };
  if (file === undefined && !newer) return 'none';
  throw new WrongUsage(
    'say what is known of people who were erased after the backup: --erasures FILE (the newest list of erasures), or --no-newer-erasures',
  );
}

function restoredText(restored: Restored): string {
  const { from, to, manifest, masterKeyWantedIn, erasuresAdded } = restored;
  return [
    `${to}: restored from ${from} of ${manifest.startedAt}, ${bytes(manifest.bytes)}`,
    ...renewedLines(restored),
    ...(erasuresAdded === 0
      ? []
      : [
          `${counted(erasuresAdded, 'erasure')} that the backup did not know: the first start completes them`,
        ]),
    'Next:',
    ...(masterKeyWantedIn === undefined
      ? []
      : [`  the master key: CASELEDGER_MASTER_KEY_FILE, or copied to ${masterKeyWantedIn}/keys/master.key`]),
    ...processAdvice(restored),
    `  caseledger --data-dir ${to} ledger verify`,
    '  start the server: it makes the views from the ledger, and everybody signs in again',
    '  mails that were sent since the backup may be sent once more',
  ].join('\n');
}
