import type { CsvForm } from '#audit';
import type { ResultOf } from '#operations';
import type { AddCommand } from '../../command-line/add-command.js';
import { csvOption, writeCsv } from './csv-option.js';
import { type ListOptions, withListOptions } from './list-options.js';
import { historyNeed } from './need.js';

interface LooksOptions extends ListOptions {
  readonly csv?: CsvForm;
}

const pageOfCsv = 200;

export const looksCommand: AddCommand = (above, { settings, owner, output }) =>
  withListOptions(
    above
      .command('looks')
      .description('Who looked at a subject, or what a worker looked at, newest first')
      .argument('<subject>', 'case:…, person:…, account:…, request:…, message:… or worker:…'),
    'looks',
    200,
  )
    .option(...csvOption)
    .action(async (subject: string, { csv, limit = 50, ...filter }: LooksOptions) => {
      const operator = settings.operator(historyNeed);
      if (csv !== undefined)
        return writeCsv(output, (cursor) => {
          const args = { subject, limit: pageOfCsv, csv, ...filter, ...(cursor && { cursor }) };
          return owner.run('history-looks', args, operator);
        });
      const page = await owner.run('history-looks', { subject, limit, ...filter }, operator);
      output.result(page, () => looksText(page));
    });

function looksText({ items, next }: ResultOf<'history-looks'>): string {
  if (items.length === 0) return 'Nobody looked in that time.';
  const lines = items.flatMap(({ at, by, what, from, why, searchedFor, outcome }) => [
    `${at}  ${by.name ?? by.id} (${by.kind}${by.county === null ? '' : `, county ${by.county}`}) ${what}${
      outcome === 'shown' ? '' : `: ${outcome}`
    }`,
    ...searchedFor.map(({ field, value }) => `    searched for ${field}: ${value}`),
    ...(why === null ? [] : [`    why: ${why}`]),
    ...(from === null ? [] : [`    from: ${from}`]),
  ]);
  return [...lines, ...(next === undefined ? [] : [`More: --cursor ${next}`])].join('\n');
}
