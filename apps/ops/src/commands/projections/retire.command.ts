import { SubCommand } from 'nest-commander';
import { LedgerCommand } from '../../command-line/ledger-command.js';
import { Settings } from '../../command-line/settings.js';
import { Output } from '../../output/output.js';
import { Owner } from '../../work/owner.js';
import { projectionsNeed } from './need.js';

@SubCommand({
  name: 'retire',
  arguments: '<name>',
  description: 'Delete the copies of a view that were replaced; there is no way back to them',
})
export class RetireProjectionCommand extends LedgerCommand {
  constructor(
    private readonly settings: Settings,
    private readonly owner: Owner,
    private readonly output: Output,
  ) {
    super();
  }

  async run([view = '']: string[]): Promise<void> {
    const operator = this.settings.operator(projectionsNeed);
    const result = await this.owner.run('retire-projection', { view }, operator);
    const { retired } = result;
    this.output.result(result, () =>
      retired.length === 0 ? `${view} has no previous copy` : `${view}: deleted ${retired.join(', ')}`,
    );
  }
}
