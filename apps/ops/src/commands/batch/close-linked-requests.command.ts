import { Option, SubCommand } from 'nest-commander';
import { LedgerCommand } from '../../command-line/ledger-command.js';
import { Settings } from '../../command-line/settings.js';
import { Output } from '../../output/output.js';
import { facts } from '../../output/table.js';
import { Owner } from '../../work/owner.js';

@SubCommand({
  name: 'close-linked-requests',
  description: 'Close older pending requests of accounts that have been linked; again changes nothing',
})
export class CloseLinkedRequestsCommand extends LedgerCommand {
  constructor(
    private readonly settings: Settings,
    private readonly owner: Owner,
    private readonly output: Output,
  ) {
    super();
  }

  async run(_: string[], { dryRun = false }: { readonly dryRun?: boolean }): Promise<void> {
    const operator = this.settings.operator({ right: 'ops:batches', byDefault: 'ops', peoplesData: true });
    const { looked, closed } = await this.owner.run('close-linked-requests', { dryRun }, operator);
    this.output.result({ dryRun, submissionsLooked: looked, requestsClosed: closed }, () =>
      facts([
        ['submissions looked at', looked],
        [dryRun ? 'requests that would be closed' : 'requests closed', closed],
      ]),
    );
  }

  @Option({ flags: '--dry-run', description: 'count only, change nothing' })
  parseDryRun(): true {
    return true;
  }
}
