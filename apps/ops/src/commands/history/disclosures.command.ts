import type { CsvForm } from '#audit';
import type { ResultOf } from '#operations';
import type { AddCommand } from '../../command-line/add-command.js';
import { wholeNumber } from '../../command-line/whole-number.js';
import { table } from '../../output/table.js';
import { csvOption, writeCsv } from './csv-option.js';
import { historyNeed } from './need.js';

interface DisclosuresOptions {
  readonly person?: string;
  readonly from?: string;
  readonly to?: string;
  readonly limit?: number;
  readonly cursor?: string;
  readonly csv?: CsvForm;
}

const pageOfCsv = 200;

export const disclosuresCommand: AddCommand = (above, { settings, owner, output }) =>
  above
    .command('disclosures')
    .description('What left the agency: date, recipient, fields, purpose, legal basis; six years back')
    .option('--person <id>', 'only of this person')
    .option('--from <day>', 'first day, in California')
    .option('--to <day>', 'last day')
    .option('--limit <n>', 'disclosures on a page (default: 50)', wholeNumber('--limit', 1, 200))
    .option('--cursor <cursor>', 'the next page, as the page before named it')
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
