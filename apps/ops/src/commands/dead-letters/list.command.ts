import { SubCommand } from 'nest-commander';
import { LedgerCommand } from '../../command-line/ledger-command.js';
import { Settings } from '../../command-line/settings.js';
import { Output } from '../../output/output.js';
import { table } from '../../output/table.js';
import { Owner } from '../../work/owner.js';
import { deadLettersNeed } from './need.js';

@SubCommand({ name: 'list', description: 'All of them, in the order of the ledger' })
export class ListDeadLettersCommand extends LedgerCommand {
  constructor(
    private readonly settings: Settings,
    private readonly owner: Owner,
    private readonly output: Output,
  ) {
    super();
  }

  async run(): Promise<void> {
    const operator = this.settings.operator(deadLettersNeed);
    const letters = await this.owner.run('list-dead-letters', {}, operator, { ofServer: true });
    const rows = letters.map((each) => [
      each.eventId,
      each.view,
      each.type,
      each.at,
      each.heldSince === undefined ? 'no' : 'yes',
      each.error,
    ]);
    this.output.result(letters, () =>
      rows.length === 0
        ? 'There are no dead letters.'
        : table(['id', 'view', 'event', 'found', 'holds back others', 'error'], rows),
    );
  }
}
