import { SubCommand } from 'nest-commander';
import { LedgerCommand } from '../../command-line/ledger-command.js';
import { Settings } from '../../command-line/settings.js';
import { Output } from '../../output/output.js';
import { Owner } from '../../work/owner.js';
import { projectionsNeed } from './need.js';

@SubCommand({
  name: 'rollback',
  arguments: '<name>',
  description: 'Make the previous copy of a view live again',
})
export class RollBackProjectionCommand extends LedgerCommand {
  constructor(
    private readonly settings: Settings,
    private readonly owner: Owner,
    private readonly output: Output,
  ) {
    super();
  }

  async run([view = '']: string[]): Promise<void> {
    const operator = this.settings.operator(projectionsNeed);
    const result = await this.owner.run('roll-back-projection', { view }, operator);
    this.output.result(result, () => `${view}: ${result.build} is live again in place of ${result.replaced}`);
  }
}
