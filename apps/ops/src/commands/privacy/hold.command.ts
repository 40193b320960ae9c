import type { AddCommand } from '../../command-line/add-command.js';
import { WrongUsage } from '../../command-line/failures.js';
import { privacyNeed } from './need.js';

export const holdCommand: AddCommand = (above, { settings, owner, output }) =>
  above
    .command('hold <subject>')
    .description('Set a legal hold: the person (person:ID) cannot be erased (--reason is kept with it)')
    .action(async (subject: string) => {
      const operator = settings.operator(privacyNeed);
      const { reason } = operator;
      if (reason === undefined) throw new WrongUsage('say why with --reason TEXT; it is kept with the hold');
      const result = await owner.run('hold-subject', { subject, reason }, operator);
      output.result(result, () => `Held: ${result.holdId}`);
    });
