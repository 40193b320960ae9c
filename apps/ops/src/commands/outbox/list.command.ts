import { Option, SubCommand } from 'nest-commander';
import type { OutboxRow } from '#operations';
import { WrongUsage } from '../../command-line/failures.js';
import { LedgerCommand } from '../../command-line/ledger-command.js';
import { Settings } from '../../command-line/settings.js';
import { wholeNumber } from '../../command-line/whole-number.js';
import { Output } from '../../output/output.js';
import { table } from '../../output/table.js';
import { Owner } from '../../work/owner.js';
import { outboxNeed } from './need.js';

const states = ['queued', 'sending', 'sent', 'failed'] as const;
type State = (typeof states)[number];

interface ListOptions {
  readonly state?: State;
  readonly limit?: number;
  readonly cursor?: string;
}

@SubCommand({ name: 'list', description: 'Newest first; with their content in demo mode' })
export class ListOutboxCommand extends LedgerCommand {
  constructor(
    private readonly settings: Settings,
    private readonly owner: Owner,
    private readonly output: Output,
  ) {
    super();
  }

  async run(_: string[], { limit = 25, ...filter }: ListOptions): Promise<void> {
    const operator = this.settings.operator(outboxNeed);
    const page = await this.owner.run('list-outbox', { limit, ...filter }, operator, { ofServer: true });
    const more = page.next === undefined ? [] : [`More: --cursor ${page.next}`];
    this.output.result(page, () =>
      page.items.length === 0 ? 'There are no such messages.' : [outboxText(page.items), ...more].join('\n'),
    );
  }

  @Option({ flags: '--state <state>', description: `only ${states.join(', ')}` })
  parseState(text: string): State {
    const state = states.find((each) => each === text);
    if (state !== undefined) return state;
    throw new WrongUsage(`--state ${text}: must be one of ${states.join(', ')}`);
  }

  @Option({ flags: '--limit <n>', description: 'messages on a page (default: 25)' })
  parseLimit(text: string): number {
    return wholeNumber('--limit', 1, 500)(text);
  }

  @Option({ flags: '--cursor <cursor>', description: 'the next page, as the page before named it' })
  parseCursor(text: string): string {
    return text;
  }
}

function outboxText(items: readonly OutboxRow[]): string {
  const titles = ['id', 'state', 'channel', 'template', 'attempts', 'queued', 'failure'];
  const rows = items.map((each) => [
    each.messageId,
    each.state,
    each.channel,
    `${each.template} (${each.language})`,
    each.attempts,
    each.queuedAt,
    each.failure ?? '',
  ]);
  const contents = items.flatMap(({ messageId, content }) =>
    content === undefined
      ? []
      : ['', `${messageId} to ${content.to}${content.subject ? `: ${content.subject}` : ''}`, content.text],
  );
  return [table(titles, rows), ...contents].join('\n');
}
