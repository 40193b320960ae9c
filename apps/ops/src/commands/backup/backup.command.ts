import { systemClock, systemRandomness } from '#kernel';
import { type BackupMade, backUp, keepBackupOf } from '#operations';
import type { AddCommand } from '../../command-line/add-command.js';
import { bytes, count, counted } from '../../output/numbers.js';
import { programVersion } from '../../program-version.js';
import { follow, interruptible } from '../../work/follow.js';
import { projectionsNeed } from '../projections/need.js';

export const backupCommand: AddCommand = (above, { settings, output }) =>
  above
    .command('backup <folder>')
    .description(
      'Back up the embedded stores into a new folder and check it, beside a running server or without one',
    )
    .action(async (place: string) => {
      const operator = settings.operator(projectionsNeed);
      settings.folder();
      const { env, config } = settings;
      const ports = { env, clock: systemClock, randomness: systemRandomness, version: programVersion() };
      const made = await interruptible((signal) =>
        follow(backUp(config, place, ports), output.progress(), signal),
      );
      await keepBackupOf(config, made, ports, operator).catch((error: Error) =>
        output.say(`The folder does not know of this backup: ${error.message}`),
      );
      output.result({ place: made.place, ...made.manifest }, () => madeText(made));
    });

function madeText({ place, manifest }: BackupMade): string {
  const { main, looks } = manifest.ledgers;
  return [
    `${place}: whole and checked, ${bytes(manifest.bytes)} in ${counted(manifest.files, 'file')}, of ${manifest.startedAt}`,
    `  ledger: ${counted(main.events, 'event')}${main.seal === undefined ? '' : `, sealed by seal ${count(main.seal.number)} of ${main.seal.at}`}`,
    `  ledger of looks: ${counted(looks.events, 'event')}`,
    'Not in it:',
    ...manifest.leftOut.map((each) => `  ${each}`),
    'Keep it on another machine, and the master key apart from it: whoever has both can read everything.',
  ].join('\n');
}
