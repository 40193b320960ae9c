import { SubCommand } from 'nest-commander';
import { LedgerCommand } from '../../command-line/ledger-command.js';
import { Settings } from '../../command-line/settings.js';
import { Output } from '../../output/output.js';
import { Owner } from '../../work/owner.js';
import { outboxNeed } from './need.js';

@SubCommand({ name: 'retry', arguments: '<id>', description: 'Try a failed message again now' })
export class RetryMessageCommand extends LedgerCommand {
  constructor(
    private readonly settings: Settings,
    private readonly owner: Owner,
    private readonly output: Output,
  ) {
    super();
  }

  async run([messageId = '']: string[]): Promise<void> {
    const operator = this.settings.operator(outboxNeed);
    const result = await this.owner.run('retry-message', { messageId }, operator);
    this.output.result(result, () => `${messageId} is ${result.state}`);
    if (result.state === 'failed') this.output.foundWrong();
  }
}
