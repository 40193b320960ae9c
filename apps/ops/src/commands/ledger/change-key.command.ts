import type { AddCommand } from '../../command-line/add-command.js';
import { reasonNeed } from '../need.js';
import { titles } from './titles.js';

export const changeKeyCommand: AddCommand = (above, { settings, owner, output }) =>
  above
    .command('change-key')
    .description('Let another key sign the seals from now on; the key before it says so in the ledger')
    .action(async () => {
      const operator = settings.operator(reasonNeed);
      const reason = operator.reason ?? 'caseledger ledger change-key';
      const changed = await owner.run('change-seal-key', { reason }, operator);
      output.result(changed, () =>
        [
          ...changed.map(({ ledger, seal }) => `${titles[ledger]}: another key signs behind seal ${seal}`),
          'Next: give your auditors the new key: caseledger ledger key',
        ].join('\n'),
      );
    });
