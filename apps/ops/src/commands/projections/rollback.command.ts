import type { AddCommand } from '../../command-line/add-command.js';
import { projectionsNeed } from './need.js';

export const rollBackProjectionCommand: AddCommand = (above, { settings, owner, output }) =>
  above
    .command('rollback <name>')
    .description('Make the previous copy of a view live again')
    .action(async (view: string) => {
      const operator = settings.operator(projectionsNeed);
      const result = await owner.run('roll-back-projection', { view }, operator);
      output.result(result, () => `${view}: ${result.build} is live again in place of ${result.replaced}`);
    });
