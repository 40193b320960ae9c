import type { OutboxRow } from '#operations';
import type { AddCommand } from '../../command-line/add-command.js';
import { WrongUsage } from '../../command-line/failures.js';
import { wholeNumber } from '../../command-line/whole-number.js';
import { table } from '../../output/table.js';
import { outboxNeed } from './need.js';

const states = ['queued', 'sending', 'sent', 'failed', 'returned'] as const;
type State = (typeof states)[number];

interface ListOptions {
  readonly state?: State;
  readonly limit?: number;
  readonly cursor?: string;
}

export const listOutboxCommand: AddCommand = (above, { settings, owner, output }) =>
  above
    .command('list')
    .description('Newest first; with their content in demo mode')
    .option('--state <state>', `only ${states.join(', ')}`, (text: string): State => {
      const state = states.find((each) => each === text);
      if (state !== undefined) return state;
      throw new WrongUsage(`--state ${text}: must be one of ${states.join(', ')}`);
    })
    .option('--limit <n>', 'messages on a page (default: 25)', wholeNumber('--limit', 1, 500))
    .option('--cursor <cursor>', 'the next page, as the page before named it')
    .action(async ({ limit = 25, ...filter }: ListOptions) => {
      const operator = settings.operator(outboxNeed);
      const page = await owner.run('list-outbox', { limit, ...filter }, operator, { ofServer: true });
      const more = page.next === undefined ? [] : [`More: --cursor ${page.next}`];
      output.result(page, () =>
        page.items.length === 0
          ? 'There are no such messages.'
          : [outboxText(page.items), ...more].join('\n'),
      );
    });

function outboxText(items: readonly OutboxRow[]): string {
  const titles = ['id', 'state', 'channel', 'template', 'attempts', 'queued', 'next try', 'failure'];
  const rows = items.map((each) => [
    each.messageId,
    each.state,
    each.channel,
    `${each.template} (${each.language})`,
    each.attempts,
    each.queuedAt,
    each.nextTryAt ?? '',
    each.failure ?? each.returnCode ?? '',
  ]);
  const contents = items.flatMap(({ messageId, content }) =>
    content === undefined
      ? []
      : ['', `${messageId} to ${content.to}${content.subject ? `: ${content.subject}` : ''}`, content.text],
  );
  return [table(titles, rows), ...contents].join('\n');
}
