import type { ProjectionStatus } from '#engine';
import type { AddCommand } from '../../command-line/add-command.js';
import { table } from '../../output/table.js';
import { projectionsNeed } from './need.js';

export const projectionStatusCommand: AddCommand = (above, { settings, owner, output }) =>
  above
    .command('status')
    .description('Name, version, position, lag, rate, state and dead letters of every view')
    .action(async () => {
      const operator = settings.operator(projectionsNeed);
      const views = await owner.run('projection-status', {}, operator, { ofServer: true });
      output.result(views, () => statusText(views));
    });

/** `v3-1`, or `v2-4 (previous, until 2026-05-02 17:00 UTC)`. */
export const copyText = ({ build, role, keptUntil }: ProjectionStatus): string => {
  if (role === 'live') return build;
  const until = keptUntil === undefined ? '' : `, until ${keptUntil.slice(0, 16).replace('T', ' ')} UTC`;
  return `${build} (previous${until})`;
};

function statusText(views: readonly ProjectionStatus[]): string {
  const titles = ['name', 'version', 'copy', 'position', 'lag', 'lag s', 'events/s', 'state', 'dead letters'];
  const byName = [...views].sort((a, b) => a.name.localeCompare(b.name) || a.role.localeCompare(b.role));
  const rows = byName.map((each) => [
    each.name,
    String(each.version),
    copyText(each),
    each.position ?? '',
    each.lagEvents,
    each.lagSeconds,
    Math.round(each.eventsPerSecond),
    each.reason === undefined ? each.state : `${each.state}: ${each.reason}`,
    each.deadLetters,
  ]);
  const rebuild = views.flatMap(({ name, needsRebuild }) =>
    needsRebuild === undefined
      ? []
      : [`${name} needs a rebuild (${needsRebuild}): caseledger projections rebuild ${name}`],
  );
  return [table(titles, rows), ...rebuild].join('\n');
}
