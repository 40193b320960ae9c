import type { AddCommand } from '../../command-line/add-command.js';
import { table } from '../../output/table.js';
import { deadLettersNeed } from './need.js';

export const listDeadLettersCommand: AddCommand = (above, { settings, owner, output }) =>
  above
    .command('list')
    .description('All of them, in the order of the ledger')
    .action(async () => {
      const operator = settings.operator(deadLettersNeed);
      const letters = await owner.run('list-dead-letters', {}, operator, { ofServer: true });
      const rows = letters.map((each) => [
        each.eventId,
        each.view,
        each.type,
        each.at,
        each.heldSince === undefined ? 'no' : 'yes',
        each.error,
      ]);
      output.result(letters, () =>
        rows.length === 0
          ? 'There are no dead letters.'
          : table(['id', 'view', 'event', 'found', 'holds back others', 'error'], rows),
      );
    });
