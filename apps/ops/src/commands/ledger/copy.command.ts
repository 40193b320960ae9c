import { systemClock, systemRandomness } from '#kernel';
import { type CopyArgs, copyLedgers } from '#operations';
import type { AddCommand } from '../../command-line/add-command.js';
import { follow, interruptible } from '../../work/follow.js';
import { projectionsNeed } from '../projections/need.js';
import { copyText } from './copy-text.js';

type Options = Omit<CopyArgs, 'looks'> & { readonly looks?: boolean };

export const copyLedgerCommand: AddCommand = (above, { settings, output }) =>
  above
    .command('copy')
    .description(
      'Copy ledgers, keys and places of processes into an empty installation; once stopped, run it again',
    )
    .requiredOption(
      '--from <ledger>',
      'sqlite:FOLDER, an address esdb://…, or eventstoredb (EVENTSTOREDB_URL)',
    )
    .requiredOption('--to <ledger>', 'the same; must be empty, or hold an earlier part of this copy')
    .option(
      '--keys-from <store>',
      'sqlite:FOLDER, mongodb://…, or mongodb (MONGODB_URL); default: the folder, or READ_STORE',
    )
    .option('--keys-to <store>', 'the same, of the target')
    .option('--no-looks', 'leave the ledger of who looked at whom where it is')
    .action(async ({ looks = true, ...places }: Options) => {
      settings.operator(projectionsNeed);
      const { env } = settings;
      const run = copyLedgers(
        { ...places, looks },
        { env, clock: systemClock, randomness: systemRandomness },
      );
      const result = await interruptible((signal) => follow(run, output.progress(), signal));
      output.result(result, () => copyText(result));
      const isWhole =
        result.processes.every(({ state }) => state !== 'not started') &&
        result.ledgers.every(({ verdict }) => verdict.fault === undefined);
      if (!isWhole) output.foundWrong();
    });
