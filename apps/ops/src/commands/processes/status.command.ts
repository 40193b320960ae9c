import { SubCommand } from 'nest-commander';
import { LedgerCommand } from '../../command-line/ledger-command.js';
import { Settings } from '../../command-line/settings.js';
import { Output } from '../../output/output.js';
import { table } from '../../output/table.js';
import { Owner } from '../../work/owner.js';
import { projectionsNeed } from '../projections/need.js';

@SubCommand({ name: 'status', description: 'How far each process has come' })
export class ProcessStatusCommand extends LedgerCommand {
  constructor(
    private readonly settings: Settings,
    private readonly owner: Owner,
    private readonly output: Output,
  ) {
    super();
  }

  async run(): Promise<void> {
    const operator = this.settings.operator(projectionsNeed);
    const processes = await this.owner.run('process-status', {}, operator, { ofServer: true });
    const rows = processes.map((each) => [each.name, each.state, each.position ?? '', each.waiting]);
    this.output.result(processes, () => table(['name', 'state', 'position', 'events since'], rows));
    if (processes.some(({ state }) => state === 'not started')) {
      this.output.say('Those not started keep the server from starting: caseledger processes start NAME');
      this.output.foundWrong();
    }
  }
}
