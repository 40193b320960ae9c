import type { ResultOf } from '#operations';
import type { AddCommand } from '../../command-line/add-command.js';
import { type ListOptions, withListOptions } from './list-options.js';
import { historyNeed } from './need.js';

interface TimelineOptions extends ListOptions {
  readonly types?: string;
}

export const timelineCommand: AddCommand = (above, { settings, owner, output }) =>
  withListOptions(
    above
      .command('timeline')
      .description('What happened to a subject, newest first')
      .argument('<subject>', 'case:…, person:…, account:…, request:…, message:… or worker:…')
      .option('--types <names>', 'only these events, with commas between their short names'),
    'events',
    500,
  ).action(async (subject: string, { types, limit = 50, ...filter }: TimelineOptions) => {
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
