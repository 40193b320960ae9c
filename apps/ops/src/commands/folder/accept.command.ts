import { SubCommand } from 'nest-commander';
import { systemClock, systemRandomness } from '#kernel';
import { type Acceptable, acceptable, acceptLoss } from '#operations';
import { WrongUsage } from '../../command-line/failures.js';
import { LedgerCommand } from '../../command-line/ledger-command.js';
import { Settings } from '../../command-line/settings.js';
import { Output } from '../../output/output.js';
import { projectionsNeed } from '../projections/need.js';

@SubCommand({
  name: 'accept',
  arguments: '<what>',
  description: `Go on without what the data folder lost (${acceptable.join(', ')}), with a --reason that is kept; with the server stopped`,
})
export class AcceptLossCommand extends LedgerCommand {
  constructor(
    private readonly settings: Settings,
    private readonly output: Output,
  ) {
    super();
  }

  async run([what = '']: string[]): Promise<void> {
    const operator = this.settings.operator(projectionsNeed);
    if (!(acceptable as readonly string[]).includes(what))
      throw new WrongUsage(`"${what}" cannot be gone on without: name one of ${acceptable.join(', ')}`);
    if (operator.reason === undefined)
      throw new WrongUsage('say why with --reason: it is kept in the folder');
    const loss = { what: what as Acceptable, reason: operator.reason };
    const accepted = await acceptLoss(this.settings.ledger(), loss, {
      env: this.settings.env,
      clock: systemClock,
      randomness: systemRandomness,
    });
    this.output.result(accepted, () =>
      [
        `The folder goes on without what was lost of: ${what}`,
        ...accepted.setAside.map((file) => `  set aside: ${file}`),
        `Next: ${accepted.next}`,
      ].join('\n'),
    );
  }
}
