import { SubCommand } from 'nest-commander';
import { Refused } from '#kernel';
import { LedgerCommand } from '../../command-line/ledger-command.js';
import { Settings } from '../../command-line/settings.js';
import { Output } from '../../output/output.js';
import { Owner } from '../../work/owner.js';
import { deadLettersNeed } from './need.js';

/** A fold is pure, so only new code mends one: to retry is to rebuild the view with the code of now. */
@SubCommand({
  name: 'retry',
  arguments: '<id>',
  description: 'Rebuild the views that it is missing from, with the code of now',
})
export class RetryDeadLetterCommand extends LedgerCommand {
  constructor(
    private readonly settings: Settings,
    private readonly owner: Owner,
    private readonly output: Output,
  ) {
    super();
  }

  async run([eventId = '']: string[]): Promise<void> {
    const operator = this.settings.operator(deadLettersNeed);
    const letters = await this.owner.run('list-dead-letters', {}, operator);
    const views = [...new Set(letters.filter((each) => each.eventId === eventId).map(({ view }) => view))];
    if (views.length === 0)
      throw new Refused('not_found', `there is no dead letter ${eventId}: see caseledger dead-letters list`);
    const result = await this.owner.run('rebuild-projections', { views, dryRun: false }, operator);
    this.output.result(result, () => `Rebuilt ${views.join(', ')}: the event is in`);
  }
}
