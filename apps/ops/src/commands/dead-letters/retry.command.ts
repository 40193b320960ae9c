import { Refused } from '#kernel';
import type { AddCommand } from '../../command-line/add-command.js';
import { deadLettersNeed } from './need.js';

/** A fold is pure, so only new code mends one: to retry is to rebuild the view with the code of now. */
export const retryDeadLetterCommand: AddCommand = (above, { settings, owner, output }) =>
  above
    .command('retry <id>')
    .description('Rebuild the views that it is missing from, with the code of now')
    .action(async (eventId: string) => {
      const operator = settings.operator(deadLettersNeed);
      const letters = await owner.run('list-dead-letters', {}, operator);
      const views = [...new Set(letters.filter((each) => each.eventId === eventId).map(({ view }) => view))];
      if (views.length === 0)
        throw new Refused(
          'not_found',
          `there is no dead letter ${eventId}: see caseledger dead-letters list`,
        );
      const result = await owner.run('rebuild-projections', { views }, operator);
      output.result(result, () => `Rebuilt ${views.join(', ')}: the event is in`);
    });
