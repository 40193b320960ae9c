import type { AddCommand } from '../../command-line/add-command.js';
import { outboxNeed } from './need.js';

export const retryMessageCommand: AddCommand = (above, { settings, owner, output }) =>
  above
    .command('retry <id>')
    .description('Try a failed message again now')
    .action(async (messageId: string) => {
      const operator = settings.operator(outboxNeed);
      const result = await owner.run('retry-message', { messageId }, operator);
      output.result(result, () => `${messageId} is ${result.state}`);
      if (result.state === 'failed') output.foundWrong();
    });
