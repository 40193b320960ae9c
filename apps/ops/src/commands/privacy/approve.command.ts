import type { AddCommand } from '../../command-line/add-command.js';
import { ownToken, privacyNeed } from './need.js';

export const approveCommand: AddCommand = (above, { settings, owner, output }) =>
  above
    .command('approve <id>')
    .description(
      "Approve an erasure as the second person, which does it (CASELEDGER_TOKEN: that person's token)",
    )
    .action(async (id: string) => {
      const token = ownToken(settings.env);
      const operator = settings.operator({ ...privacyNeed, byToken: token.token !== undefined });
      const result = await owner.run('approve-erasure', { id, ...token }, operator);
      output.result(result, () => `${id}: the person is erased`);
    });
