import type { ResultOf } from '#operations';
import type { AddCommand } from '../../command-line/add-command.js';
import { wholeNumber } from '../../command-line/whole-number.js';
import { historyNeed } from './need.js';

interface TimelineOptions {
  readonly types?: string;
  readonly from?: string;
  readonly to?: string;
  readonly limit?: number;
  readonly cursor?: string;
}

export const timelineCommand: AddCommand = (above, { settings, owner, output }) =>
  above
    .command('timeline')
    .description('What happened to a subject, newest first')
    .argument('<subject>', 'case:…, person:…, account:…, request:…, message:… or worker:…')
    .option('--types <names>', 'only these events, with commas between their short names')
    .option('--from <day>', 'first day, in California')
    .option('--to <day>', 'last day')
    .option('--limit <n>', 'events on a page (default: 50)', wholeNumber('--limit', 1, 500))
    .option('--cursor <cursor>', 'the next page, as the page before named it')
    .action(async (subject: string, { types, limit = 50, ...filter }: TimelineOptions) => {
      const operator = settings.operator(historyNeed);
      const args = { subject, limit, ...filter, ...(types !== undefined && { types: types.split(',') }) };
      const page = await owner.run('history-timeline', args, operator);
      output.result(page, () => timelineText(page));
    });

function timelineText({ items, next }: ResultOf<'history-timeline'>): string {
  if (items.length === 0) return 'Nothing happened in that time.';
  const lines = items.flatMap(({ at, words, type, changes, cause, effects }) => [
    `${at}  ${words} [${type}]`,
    ...changes.map(({ field, from, to }) => `    ${field}: ${from ?? '-'} → ${to ?? '-'}`),
    ...(cause ? [`    because: ${cause.words}`] : []),
    ...effects.map((each) => `    caused: ${each.words}`),
  ]);
  return [...lines, ...(next === undefined ? [] : [`More: --cursor ${next}`])].join('\n');
}
