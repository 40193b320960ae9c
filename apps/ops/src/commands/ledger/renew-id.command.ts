import { systemClock, systemRandomness } from '#kernel';
import { renewLedgerIds } from '#operations';
import type { AddCommand } from '../../command-line/add-command.js';
import { projectionsNeed } from '../projections/need.js';
import { titles } from './titles.js';

export const renewLedgerIdCommand: AddCommand = (above, { settings, output }) =>
  above
    .command('renew-id')
    .description(
      'After a backup was put back: places from before it mean nothing any more; with all servers stopped',
    )
    .action(async () => {
      const { reason } = settings.operator(projectionsNeed);
      const ports = { env: settings.env, clock: systemClock, randomness: systemRandomness };
      const renewed = await renewLedgerIds(settings.ledger(), ports, reason);
      output.result(renewed, () =>
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
    });
