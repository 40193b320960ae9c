import type { CsvForm } from '#audit';
import type { ResultOf } from '#operations';
import type { AddCommand } from '../../command-line/add-command.js';
import { table } from '../../output/table.js';
import { csvOption, writeCsv } from './csv-option.js';
import { type ListOptions, withListOptions } from './list-options.js';
import { historyNeed } from './need.js';

interface DisclosuresOptions extends ListOptions {
  readonly person?: string;
  readonly csv?: CsvForm;
}

const pageOfCsv = 200;

export const disclosuresCommand: AddCommand = (above, { settings, owner, output }) =>
  withListOptions(
    above
      .command('disclosures')
      .description('What left the agency: date, recipient, fields, purpose, legal basis; six years back')
      .option('--person <id>', 'only of this person'),
    'disclosures',
    200,
  )
    .option(...csvOption)
    .action(async ({ csv, limit = 50, ...filter }: DisclosuresOptions) => {
      const operator = settings.operator(historyNeed);
      if (csv !== undefined)
        return writeCsv(output, (cursor) => {
          const args = { limit: pageOfCsv, csv, ...filter, ...(cursor && { cursor }) };
          return owner.run('history-disclosures', args, operator);
        });
      const page = await owner.run('history-disclosures', { limit, ...filter }, operator);
      output.result(page, () => disclosuresText(page));
    });

function disclosuresText({ items, next, since }: ResultOf<'history-disclosures'>): string {
  if (items.length === 0) return `Nothing left the agency since ${since}.`;
  const titles = ['when', 'recipient', 'fields', 'purpose', 'legal basis'];
  const rows = items.map((each) => [
    each.at,
    each.recipient,
    each.fields.join(', '),
    each.purpose,
    each.legalBasis,
  ]);
  return [table(titles, rows), ...(next === undefined ? [] : [`More: --cursor ${next}`])].join('\n');
}
