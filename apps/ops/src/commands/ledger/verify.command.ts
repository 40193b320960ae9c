import { existsSync } from 'node:fs';
import { systemClock } from '#kernel';
import { type LedgerName, type LedgerVerdict, verifyLedgerOf } from '#operations';
import type { AddCommand, Tools } from '../../command-line/add-command.js';
import { WrongUsage } from '../../command-line/failures.js';
import { follow, interruptible } from '../../work/follow.js';
import { verdictText } from './verdict-text.js';

interface VerifyOptions {
  readonly looks?: boolean;
  readonly key?: string;
  readonly seals?: string;
  readonly checkpoint?: string;
}

export const verifyLedgerCommand: AddCommand = (above, tools) =>
  above
    .command('verify')
    .description('Check every chain and every seal, beside a running server; 1 when something was altered')
    .option('--looks', 'only the ledger of who looked at whom (default: both)')
    .option(
      '--key <file>',
      'a public key, as caseledger ledger key prints it: verifies without any secret',
      (file: string) => existing(file, '--key'),
    )
    .option(
      '--seals <file>',
      'a copy of seals/ledger.ndjson (with --looks: seals/looks.ndjson) that was kept elsewhere',
      (file: string) => existing(file, '--seals'),
    )
    .option(
      '--checkpoint <file>',
      'a checkpoint that was kept elsewhere (with --looks: of that ledger): it must have been there',
      (file: string) => existing(file, '--checkpoint'),
    )
    .action(async ({ looks = false, ...given }: VerifyOptions) => {
      const { settings, output } = tools;
      settings.operator({ right: 'audit:verify', byDefault: 'auditor', peoplesData: false });
      // Seals and checkpoints are those of one ledger.
      const ledgers: readonly LedgerName[] = looks
        ? ['looks']
        : (given.seals ?? given.checkpoint)
          ? ['main']
          : ['main', 'looks'];
      const verdicts: LedgerVerdict[] = [];
      for (const each of ledgers) verdicts.push(await verify(each, given, tools));
      output.result(verdicts, () => verdicts.map(verdictText).join('\n'));
      if (verdicts.some(({ fault }) => fault !== undefined)) output.foundWrong();
    });

function verify(
  ledger: LedgerName,
  { key, seals, checkpoint }: VerifyOptions,
  { settings, output }: Tools,
): Promise<LedgerVerdict> {
  const { env } = settings;
  const run = verifyLedgerOf(settings.ledger(), ledger, {
    env,
    clock: systemClock,
    ...(key !== undefined && { keyFile: key }),
    ...(seals !== undefined && { sealsFile: seals }),
    ...(checkpoint !== undefined && { checkpointFile: checkpoint }),
  });
  return interruptible((signal) => follow(run, output.progress(), signal));
}

/** @throws WrongUsage unless it names a file that is there */
function existing(file: string, option: string): string {
  if (!existsSync(file)) throw new WrongUsage(`${option} "${file}": there is no such file`);
  return file;
}
