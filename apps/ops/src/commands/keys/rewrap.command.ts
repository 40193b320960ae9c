import type { AddCommand } from '../../command-line/add-command.js';

export const rewrapCommand: AddCommand = (above, { settings, owner, output }) =>
  above
    .command('rewrap')
    .description('Move every key to the newest generation of CASELEDGER_WRAPPING_KEY_FILE')
    .action(async () => {
      const operator = settings.operator({ right: 'ops:projections', byDefault: 'ops', peoplesData: true });
      const result = await owner.run('rewrap-keys', {}, operator);
      const { keys, moved, erased, newest, unused } = result;
      output.result(result, () =>
        [
          `${keys} keys, ${erased} of them erased: ${moved} moved, all are wrapped by ${newest}`,
          unused.includes('master') && unused.length === 1
            ? 'Nothing stored needs the wrapping by the master key itself any more. What logs and backups hold from before can still be read with it.'
            : unused.length > 0
              ? `Destroy ${unused.filter((each) => each !== 'master').join(', ')} once every process has the newest one, wherever it is kept: then nothing of the erased can be read in logs and backups from then`
              : 'There is one generation only: name another one in CASELEDGER_WRAPPING_KEY_FILE, start every process with it, then run this again',
        ].join('\n'),
      );
    });
