import type { AddCommand } from '../../command-line/add-command.js';
import { table } from '../../output/table.js';
import { projectionsNeed } from '../projections/need.js';

export const processStatusCommand: AddCommand = (above, { settings, owner, output }) =>
  above
    .command('status')
    .description('How far each process has come')
    .action(async () => {
      const operator = settings.operator(projectionsNeed);
      const processes = await owner.run('process-status', {}, operator, { ofServer: true });
      const rows = processes.map((each) => [each.name, each.state, each.position ?? '', each.waiting]);
      output.result(processes, () => table(['name', 'state', 'position', 'events since'], rows));
      if (processes.some(({ state }) => state === 'not started')) {
        output.say('Those not started keep the server from starting: caseledger processes start NAME');
        output.foundWrong();
      }
    });
