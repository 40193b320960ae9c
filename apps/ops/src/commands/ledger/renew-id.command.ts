import { SubCommand } from 'nest-commander';
import { systemClock, systemRandomness } from '#kernel';
import { renewLedgerIds } from '#operations';
import { LedgerCommand } from '../../command-line/ledger-command.js';
import { Settings } from '../../command-line/settings.js';
import { Output } from '../../output/output.js';
import { projectionsNeed } from '../projections/need.js';
import { titles } from './titles.js';

@SubCommand({
  name: 'renew-id',
  description:
    'After a backup was put back: places from before it mean nothing any more; with all servers stopped',
})
export class RenewLedgerIdCommand extends LedgerCommand {
  constructor(
    private readonly settings: Settings,
    private readonly output: Output,
  ) {
    super();
  }

  async run(): Promise<void> {
    const { reason } = this.settings.operator(projectionsNeed);
    const ports = { env: this.settings.env, clock: systemClock, randomness: systemRandomness };
    const renewed = await renewLedgerIds(this.settings.ledger(), ports, reason);
    this.output.result(renewed, () =>
      [
        ...renewed.taken.map((each) => `taken as it is: ${each}`),
        ...renewed.ledgers.flatMap(({ ledger, id, sealsMovedTo }) => [
          `${titles[ledger]}: its id is ${id} now`,
          ...(sealsMovedTo === undefined
            ? []
            : [`  the seals kept of it before were moved to ${sealsMovedTo}`]),
        ]),
        'Next:',
        '  caseledger processes status, then for each: caseledger processes start NAME --from beginning',
        '  caseledger projections rebuild --all',
      ].join('\n'),
    );
  }
}
