import { systemClock } from '#kernel';
import { ledgerKeys } from '#operations';
import type { AddCommand } from '../../command-line/add-command.js';

export const ledgerKeyCommand: AddCommand = (above, { settings, output }) =>
  above
    .command('key')
    .description('The public key of the seals, for whoever verifies without any secret: verify --key FILE')
    .action(async () => {
      settings.operator({ right: 'audit:verify', byDefault: 'auditor', peoplesData: false });
      const { env } = settings;
      const keys = await ledgerKeys(settings.ledger(), { env, clock: systemClock });
      output.result(keys, () =>
        [
          ...keys.verifierKeys,
          keys.pem.trimEnd(),
          ...keys.retired.flatMap(({ verifierKey, size, seal, at, reason }) => [
            `retired ${at} behind seal ${seal}, counts up to ${size} events: ${reason}`,
            verifierKey,
          ]),
        ].join('\n'),
      );
    });
