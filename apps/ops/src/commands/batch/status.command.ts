import type { Batch } from '#operations';
import type { AddCommand } from '../../command-line/add-command.js';
import { count } from '../../output/numbers.js';
import { table } from '../../output/table.js';

export const batchStatusCommand: AddCommand = (above, { settings, owner, output }) =>
  above
    .command('status')
    .description('What runs at night: the last run of each, what it came to, and when the next one is')
    .action(async () => {
      const operator = settings.operator({ right: 'ops:batches', byDefault: 'ops', peoplesData: false });
      const found = await owner.run('batch-status', {}, operator, { ofServer: true });
      output.result(found, () => statusText(found));
    });

const statusText = (found: readonly Batch[]): string =>
  table(
    ['name', 'last run', 'by', 'outcome', 'counts', 'next'],
    found.map(({ name, runs: [last], next }) => [
      name,
      last?.startedAt ?? 'never',
      last && `${last.by}${last.dryRun ? ' (dry run)' : ''}`,
      last?.outcome,
      last &&
        Object.entries(last.counts)
          .map(([what, each]) => `${what} ${count(each)}`)
          .join(', '),
      next,
    ]),
  );
