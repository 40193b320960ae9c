import { SubCommand } from 'nest-commander';
import { LedgerCommand } from '../../command-line/ledger-command.js';
import { Settings } from '../../command-line/settings.js';
import { Output } from '../../output/output.js';
import { facts } from '../../output/table.js';
import { Owner } from '../../work/owner.js';
import { deadLettersNeed } from './need.js';

@SubCommand({
  name: 'show',
  arguments: '<id>',
  description: 'Where it is missing, why, and the event without personal data',
})
export class ShowDeadLetterCommand extends LedgerCommand {
  constructor(
    private readonly settings: Settings,
    private readonly owner: Owner,
    private readonly output: Output,
  ) {
    super();
  }

  async run([eventId = '']: string[]): Promise<void> {
    const operator = this.settings.operator(deadLettersNeed);
    const shown = await this.owner.run('show-dead-letter', { eventId }, operator, { ofServer: true });
    const { letters, event } = shown;
    this.output.result(shown, () =>
      [
        facts([
          ['event', `${event.type}, ${eventId}`],
          ['stream', `${event.stream} at revision ${event.revision}`],
          ['recorded', `${event.recordedAt} by ${event.actor.kind} ${event.actor.id}`],
        ]),
        ...letters.map(({ view, build, error }) => `Missing from ${view} (${build}): ${error}`),
        JSON.stringify(event.data, undefined, 2),
      ].join('\n'),
    );
  }
}
