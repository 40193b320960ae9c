import type { ResultOf } from '#operations';
import type { AddCommand } from '../../command-line/add-command.js';
import { WrongUsage } from '../../command-line/failures.js';
import { table } from '../../output/table.js';
import { historyNeed } from './need.js';

const clocks = ['recorded', 'happened'] as const;
type Clock = (typeof clocks)[number];

interface AsOfOptions {
  readonly at: string;
  readonly compareTo?: string;
  readonly clock?: Clock;
}

export const asOfCommand: AddCommand = (above, { settings, owner, output }) =>
  above
    .command('as-of')
    .description('How a subject stood at a moment, folded from the ledger by today’s program')
    .argument('<subject>', 'case:…, person:…, account:…, request:… or message:…')
    .requiredOption('--at <moment>', 'a date with a time; without a zone it is California’s')
    .option('--compare-to <moment>', 'another moment: shows what differs')
    .option('--clock <clock>', `by when it was ${clocks.join(' or ')} (default: recorded)`, (text): Clock => {
      const clock = clocks.find((each) => each === text);
      if (clock !== undefined) return clock;
      throw new WrongUsage(`--clock ${text}: must be one of ${clocks.join(', ')}`);
    })
    .action(async (subject: string, { clock = 'recorded', ...moments }: AsOfOptions) => {
      const operator = settings.operator(historyNeed);
      const found = await owner.run('history-as-of', { subject, clock, ...moments }, operator);
      output.result(found, () => asOfText(found));
    });

type Found = ResultOf<'history-as-of'>;

function asOfText(found: Found): string {
  const { subject, at, events, lastAt, folded, state, differences, compareTo } = found;
  const head = `${subject} as of ${at}: ${events} events, the last of ${lastAt}. ${folded}`;
  if (differences !== null)
    return [
      `${head} Compared to ${compareTo}:`,
      differences.length === 0 ? 'Nothing differs.' : differencesText(differences),
    ].join('\n');
  return [
    head,
    ...state.flatMap(({ title, fields }) => [
      '',
      title,
      ...fields.map((each) => `  ${each.field}: ${each.value ?? '-'}`),
    ]),
  ].join('\n');
}

const differencesText = (differences: NonNullable<Found['differences']>): string =>
  table(
    ['field', 'before', 'after'],
    differences.map(({ field, before, after }) => [field, before ?? '-', after ?? '-']),
  );
