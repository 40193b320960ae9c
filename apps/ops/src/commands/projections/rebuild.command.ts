import type { AddCommand } from '../../command-line/add-command.js';
import { WrongUsage } from '../../command-line/failures.js';
import { wholeNumber } from '../../command-line/whole-number.js';
import { acceptingNeed, projectionsNeed } from './need.js';
import { planText, rebuildText } from './rebuild-text.js';

interface RebuildOptions {
  readonly all?: boolean;
  readonly parallel?: number;
  readonly dryRun?: boolean;
  readonly compareOnly?: boolean;
  readonly acceptDifference?: boolean;
}

const mostParts = 16;

export const rebuildProjectionsCommand: AddCommand = (above, { settings, owner, output }) =>
  above
    .command('rebuild [names...]')
    .description(
      'Build new copies beside the live ones, compare, and switch; nobody waits meanwhile. 1 when one differs: both copies are kept then',
    )
    .option('--all', 'every view')
    .option(
      '--parallel <n>',
      'so many parts at a time, each with a read of the ledger of its own (default: 1)',
      wholeNumber('--parallel', 1, mostParts),
    )
    .option('--dry-run', 'only say what it would come to: events, time, disk; 1 when it would not fit')
    .option('--compare-only', 'build and compare, then drop the new copies; 1 when one differs')
    .option('--accept-difference', 'switch although they differ: the repair; needs --reason')
    .action(async (views: string[], options: RebuildOptions) => {
      const { all = false, dryRun = false, compareOnly = false, acceptDifference = false } = options;
      if (all === views.length > 0) throw new WrongUsage('name the views to rebuild, or give --all');
      if ([dryRun, compareOnly, acceptDifference].filter(Boolean).length > 1)
        throw new WrongUsage('--dry-run, --compare-only and --accept-difference exclude each other');
      const operator = settings.operator(acceptDifference ? acceptingNeed : projectionsNeed);
      if (acceptDifference && operator.reason === undefined)
        throw new WrongUsage('reason_required: say why with --reason TEXT; it is recorded');
      if (dryRun) {
        const plan = await owner.run('plan-rebuild', { views }, operator);
        output.result(plan, () => planText(plan));
        if (!plan.fits) output.foundWrong();
        return;
      }
      const { parallel } = options;
      const args = { views, compareOnly, acceptDifference, ...(parallel !== undefined && { parallel }) };
      const result = await owner.run('rebuild-projections', args, operator);
      output.result(result, () => rebuildText(result, compareOnly));
      const differs = ({ kept, comparison }: (typeof result.views)[number]) =>
        kept || (compareOnly && comparison === 'different');
      if (result.views.some(differs)) output.foundWrong();
    });
