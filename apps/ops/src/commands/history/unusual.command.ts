import type { ResultOf } from '#operations';
import type { AddCommand } from '../../command-line/add-command.js';
import { wholeNumber } from '../../command-line/whole-number.js';
import { historyNeed } from './need.js';

interface UnusualOptions {
  readonly county?: string;
  readonly worker?: string;
  readonly from?: string;
  readonly to?: string;
  readonly limit?: number;
  readonly cursor?: string;
}

export const unusualCommand: AddCommand = (above, { settings, owner, output }) =>
  above
    .command('unusual')
    .description('Looks that look unusual, each explained; of the last 30 days')
    .option('--county <code>', 'only of this county')
    .option('--worker <id>', 'only of this worker')
    .option('--from <day>', 'first day, in California')
    .option('--to <day>', 'last day')
    .option('--limit <n>', 'hits on a page (default: 50)', wholeNumber('--limit', 1, 200))
    .option('--cursor <cursor>', 'the next page, as the page before named it')
    .action(async ({ limit = 50, ...filter }: UnusualOptions) => {
      const operator = settings.operator(historyNeed);
      const page = await owner.run('history-unusual', { limit, ...filter }, operator);
      output.result(page, () => unusualText(page));
    });

function unusualText({ items, next, searched: { from, to } }: ResultOf<'history-unusual'>): string {
  const more = next === undefined ? [] : [`More: --cursor ${next}`];
  if (items.length === 0) return [`Nothing unusual from ${from} to ${to}.`, ...more].join('\n');
  const lines = items.flatMap(({ day, county, worker, whom, looks, why }) => [
    `${day}  ${worker.name ?? worker.id} (${worker.id}, county ${county})${
      whom === undefined ? '' : ` opened ${whom.name ?? whom.subject} (${whom.subject})`
    }, ${looks} ${looks === 1 ? 'look' : 'looks'}`,
    ...why.map(({ words }) => `    ${words}`),
  ]);
  return [...lines, ...more].join('\n');
}
