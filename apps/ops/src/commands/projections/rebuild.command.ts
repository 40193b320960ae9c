import { Option, SubCommand } from 'nest-commander';
import type { RebuildResult } from '#engine';
import { WrongUsage } from '../../command-line/failures.js';
import { LedgerCommand } from '../../command-line/ledger-command.js';
import { Settings } from '../../command-line/settings.js';
import { count, duration } from '../../output/numbers.js';
import { Output } from '../../output/output.js';
import { table } from '../../output/table.js';
import { Owner } from '../../work/owner.js';
import { projectionsNeed } from './need.js';

interface RebuildOptions {
  readonly all?: boolean;
  readonly dryRun?: boolean;
}

@SubCommand({
  name: 'rebuild',
  arguments: '[names...]',
  description: 'Build new copies beside the live ones, compare, and switch; nobody waits meanwhile',
})
export class RebuildProjectionsCommand extends LedgerCommand {
  constructor(
    private readonly settings: Settings,
    private readonly owner: Owner,
    private readonly output: Output,
  ) {
    super();
  }

  async run(names: string[], { all = false, dryRun = false }: RebuildOptions): Promise<void> {
    if (all === names.length > 0) throw new WrongUsage('name the views to rebuild, or give --all');
    const operator = this.settings.operator(projectionsNeed);
    const result = await this.owner.run('rebuild-projections', { views: names, dryRun }, operator);
    this.output.result(result, () => rebuildText(result, dryRun));
    if (dryRun && result.views.some(({ comparison }) => comparison === 'different')) this.output.foundWrong();
  }

  @Option({ flags: '--all', description: 'every view, from one read of the ledger' })
  parseAll(): true {
    return true;
  }

  @Option({
    flags: '--dry-run',
    description: 'build and compare, then drop the new copies; 1 when one differs',
  })
  parseDryRun(): true {
    return true;
  }
}

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
