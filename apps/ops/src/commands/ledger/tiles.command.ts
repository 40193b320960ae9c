import type { AddCommand } from '../../command-line/add-command.js';
import { counted } from '../../output/numbers.js';
import { titles } from './titles.js';

export const ledgerTilesCommand: AddCommand = (above, { settings, owner, output }) =>
  above
    .command('tiles')
    .description('Make the kept hashes anew from the ledger, and compare them with what it sealed')
    .option('--looks', 'only those of the ledger of who looked at whom (default: both)')
    .action(async ({ looks = false }: { readonly looks?: boolean }) => {
      const operator = settings.operator({ right: 'audit:verify', byDefault: 'auditor', peoplesData: false });
      const ledgers = looks ? (['looks'] as const) : (['main', 'looks'] as const);
      const made = await owner.run('make-tiles', { ledgers }, operator);
      output.result(made, () =>
        made
          .map(({ ledger, size }) => `${titles[ledger]}: hashes of ${counted(size, 'event')} kept`)
          .join('\n'),
      );
    });
