import { viewNamed } from '#operations';
import type { AddCommand } from '../../command-line/add-command.js';
import { WrongUsage } from '../../command-line/failures.js';
import { deadLettersNeed } from './need.js';

interface SkipOptions {
  readonly projection?: string;
}

export const skipDeadLetterCommand: AddCommand = (above, { settings, owner, output }) =>
  above
    .command('skip')
    .description('Do without the event in every build from now on; needs --reason, which the ledger keeps')
    .argument('<id>', 'the event')
    .argument('[other]', 'or, as a rebuild writes it: the view, then the event')
    .option('--projection <name>', 'only this view (default: every view it is missing from)')
    .action(async (first: string, second: string | undefined, { projection }: SkipOptions) => {
      const operator = settings.operator(deadLettersNeed);
      const { reason } = operator;
      if (reason === undefined)
        throw new WrongUsage('reason_required: say why with --reason TEXT; the ledger keeps it');
      const { eventId, view } = named(first, second, projection);
      const args = { eventId, reason, ...(view !== undefined && { view }) };
      const result = await owner.run('skip-dead-letter', args, operator);
      const { views, toRebuild } = result;
      if (toRebuild.length > 0) await owner.run('rebuild-projections', { views: toRebuild }, operator);
      output.result(result, () =>
        [
          `${views.join(', ')} will do without ${eventId}.`,
          ...(toRebuild.length > 0
            ? [`Rebuilt ${toRebuild.join(', ')}: what was held back behind it is in.`]
            : []),
        ].join('\n'),
      );
    });

/** `ID`, or `VIEW ID`. */
function named(
  first: string,
  second: string | undefined,
  projection: string | undefined,
): { readonly eventId: string; readonly view: string | undefined } {
  if (second === undefined) return { eventId: first, view: projection };
  if (viewNamed(first) !== undefined) return { eventId: second, view: first };
  throw new WrongUsage(`there is no view ${first}: write dead-letters skip ID, or VIEW ID`);
}
