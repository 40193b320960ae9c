import type { AddCommand } from '../../command-line/add-command.js';
import { facts } from '../../output/table.js';
import { deadLettersNeed } from './need.js';

export const showDeadLetterCommand: AddCommand = (above, { settings, owner, output }) =>
  above
    .command('show <id>')
    .description('Where it is missing, why, and the event without personal data')
    .action(async (eventId: string) => {
      const operator = settings.operator(deadLettersNeed);
      const shown = await owner.run('show-dead-letter', { eventId }, operator, { ofServer: true });
      const { letters, event } = shown;
      output.result(shown, () =>
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
    });
