import { Option, SubCommand } from 'nest-commander';
import { startProcess } from '#operations';
import { WrongUsage } from '../../command-line/failures.js';
import { LedgerCommand } from '../../command-line/ledger-command.js';
import { Settings } from '../../command-line/settings.js';
import { Output } from '../../output/output.js';
import { Owner } from '../../work/owner.js';
import { projectionsNeed } from '../projections/need.js';

type From = 'now' | 'beginning';

@SubCommand({
  name: 'start',
  arguments: '<name>',
  description: 'Give a process its first checkpoint on this ledger; with the server stopped',
})
export class StartProcessCommand extends LedgerCommand {
  constructor(
    private readonly settings: Settings,
    private readonly owner: Owner,
    private readonly output: Output,
  ) {
    super();
  }

  async run([name = '']: string[], { from }: { readonly from: From }): Promise<void> {
    this.settings.operator(projectionsNeed);
    this.settings.folder();
    const checkpoint = await this.owner.here('must not work meanwhile: stop the server first', ({ ports }) =>
      startProcess(ports.system, name, from),
    );
    this.output.result({ name, ...checkpoint }, () =>
      from === 'now' ? `${name} will begin with the next event` : `${name} will begin with the first event`,
    );
  }

  @Option({
    flags: '--from <where>',
    required: true,
    description: 'now: old events are passed over; beginning: all of them are worked through',
  })
  parseFrom(text: string): From {
    if (text === 'now' || text === 'beginning') return text;
    throw new WrongUsage(`--from ${text}: must be now or beginning`);
  }
}
