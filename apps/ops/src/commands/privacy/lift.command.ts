import type { AddCommand } from '../../command-line/add-command.js';
import { WrongUsage } from '../../command-line/failures.js';
import { ownToken, privacyNeed } from './need.js';

export const liftCommand: AddCommand = (above, { settings, owner, output }) =>
  above
    .command('lift <id>')
    .description("Lift a legal hold that somebody else set (CASELEDGER_TOKEN: that person's token)")
    .action(async (id: string) => {
      const token = ownToken(settings.env);
      const operator = settings.operator({ ...privacyNeed, byToken: token.token !== undefined });
      const { reason } = operator;
      if (reason === undefined) throw new WrongUsage('say why with --reason TEXT; it is kept with the hold');
      const result = await owner.run('lift-hold', { id, reason, ...token }, operator);
      output.result(result, () => `${id} is lifted`);
    });
