import type { AddCommand } from '../../command-line/add-command.js';
import { facts } from '../../output/table.js';

export const closeLinkedRequestsCommand: AddCommand = (above, { settings, owner, output }) =>
  above
    .command('close-linked-requests')
    .description('Close older pending requests of accounts that have been linked; again changes nothing')
    .option('--dry-run', 'count only, change nothing')
    .action(async ({ dryRun = false }: { readonly dryRun?: boolean }) => {
      const operator = settings.operator({ right: 'ops:batches', byDefault: 'ops', peoplesData: true });
      const { looked, closed } = await owner.run('close-linked-requests', { dryRun }, operator);
      output.result({ dryRun, submissionsLooked: looked, requestsClosed: closed }, () =>
        facts([
          ['submissions looked at', looked],
          [dryRun ? 'requests that would be closed' : 'requests closed', closed],
        ]),
      );
    });
