import type { AddCommand } from '../../command-line/add-command.js';
import { privacyNeed } from './need.js';

export const cancelCommand: AddCommand = (above, { settings, owner, output }) =>
  above
    .command('cancel <id>')
    .description('Cancel an erasure that nobody approved yet')
    .action(async (id: string) => {
      const result = await owner.run('cancel-erasure', { id }, settings.operator(privacyNeed));
      output.result(result, () => `${id} is cancelled`);
    });
