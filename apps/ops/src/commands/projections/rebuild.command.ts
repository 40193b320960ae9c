import type { RebuildResult } from '#engine';
import type { AddCommand } from '../../command-line/add-command.js';
import { WrongUsage } from '../../command-line/failures.js';
import { count, duration } from '../../output/numbers.js';
import { table } from '../../output/table.js';
import { projectionsNeed } from './need.js';

interface RebuildOptions {
  readonly all?: boolean;
  readonly dryRun?: boolean;
}

export const rebuildProjectionsCommand: AddCommand = (above, { settings, owner, output }) =>
  above
    .command('rebuild [names...]')
    .description('Build new copies beside the live ones, compare, and switch; nobody waits meanwhile')
    .option('--all', 'every view, from one read of the ledger')
    .option('--dry-run', 'build and compare, then drop the new copies; 1 when one differs')
    .action(async (names: string[], { all = false, dryRun = false }: RebuildOptions) => {
      if (all === names.length > 0) throw new WrongUsage('name the views to rebuild, or give --all');
      const operator = settings.operator(projectionsNeed);
      const result = await owner.run('rebuild-projections', { views: names, dryRun }, operator);
      output.result(result, () => rebuildText(result, dryRun));
      if (dryRun && result.views.some(({ comparison }) => comparison === 'different')) output.foundWrong();
    });

function rebuildText({ views, events, seconds }: RebuildResult, dryRun: boolean): string {
  const rows = views.map((each) => [
    each.name,
    each.build,
    each.compared?.built.documents,
    each.compared?.replaced.documents,
    each.comparison,
    each.switched ? 'yes' : 'no',
  ]);
  const rate = count(events / Math.max(0.001, seconds));
  return [
    `${dryRun ? 'Built and dropped' : 'Rebuilt'} ${count(views.length)} from ${count(events)} events in ${duration(seconds)} (${rate}/s)`,
    table(['name', 'copy', 'documents', 'before', 'comparison', 'live now'], rows),
  ].join('\n');
}
