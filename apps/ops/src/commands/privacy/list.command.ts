import type { AddCommand } from '../../command-line/add-command.js';
import { table } from '../../output/table.js';
import { privacyNeed } from './need.js';

export const listErasuresCommand: AddCommand = (above, { settings, owner, output }) =>
  above
    .command('list')
    .description('Erasures, newest first, and the legal holds that stand')
    .action(async () => {
      const result = await owner.run('list-erasures', {}, settings.operator(privacyNeed), { ofServer: true });
      output.result(result, () => {
        const { erasures, holds } = result;
        const rows = erasures.map(({ erasureId, subject, state, begunBy = '', at }) => [
          erasureId,
          subject,
          state,
          begunBy,
          at,
        ]);
        const held = holds.map(({ holdId, subject, setBy, at }) => [holdId, subject, setBy, at]);
        return [
          erasures.length === 0
            ? 'No erasure was ever begun.'
            : table(['erasure', 'subject', 'state', 'begun by', 'at'], rows),
          ...(holds.length === 0 ? [] : ['', table(['legal hold', 'subject', 'set by', 'at'], held)]),
        ].join('\n');
      });
    });
