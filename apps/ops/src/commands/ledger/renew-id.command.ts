import { systemClock, systemRandomness } from '#kernel';
import { renewLedgerIds } from '#operations';
import type { AddCommand } from '../../command-line/add-command.js';
import { reasonNeed } from '../need.js';
import { processAdvice, renewedLines } from './renewed-text.js';

export const renewLedgerIdCommand: AddCommand = (above, { settings, output }) =>
  above
    .command('renew-id')
    .description(
      'After a backup was put back: places from before it mean nothing any more; with all servers stopped',
    )
    .action(async () => {
      const { actor, reason = 'caseledger ledger renew-id' } = settings.operator(reasonNeed);
      const ports = { env: settings.env, clock: systemClock, randomness: systemRandomness };
      const renewed = await renewLedgerIds(settings.ledger(), ports, { reason, by: actor });
      output.result(renewed, () =>
        [
          ...renewed.taken.map((each) => `taken as it is: ${each}`),
          ...renewedLines(renewed),
          'Next:',
          ...processAdvice(renewed),
          '  caseledger projections rebuild --all',
        ].join('\n'),
      );
    });
