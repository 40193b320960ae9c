import { systemClock, systemRandomness } from '#kernel';
import { type Acceptable, acceptable, acceptLoss } from '#operations';
import type { AddCommand } from '../../command-line/add-command.js';
import { WrongUsage } from '../../command-line/failures.js';
import { projectionsNeed } from '../projections/need.js';

export const acceptLossCommand: AddCommand = (above, { settings, output }) =>
  above
    .command('accept <what>')
    .description(
      `Go on without what the data folder lost (${acceptable.join(', ')}), with a --reason that is kept; with the server stopped`,
    )
    .action(async (what: string) => {
      const operator = settings.operator(projectionsNeed);
      if (!(acceptable as readonly string[]).includes(what))
        throw new WrongUsage(`"${what}" cannot be gone on without: name one of ${acceptable.join(', ')}`);
      if (operator.reason === undefined)
        throw new WrongUsage('say why with --reason: it is kept in the folder');
      const loss = { what: what as Acceptable, reason: operator.reason, by: operator.actor };
      const accepted = await acceptLoss(settings.ledger(), loss, {
        env: settings.env,
        clock: systemClock,
        randomness: systemRandomness,
      });
      output.result(accepted, () =>
        [
          `The folder goes on without what was lost of: ${what}`,
          ...accepted.setAside.map((file) => `  set aside: ${file}`),
          `Next: ${accepted.next}`,
        ].join('\n'),
      );
    });
