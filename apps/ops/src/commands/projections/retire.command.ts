import type { AddCommand } from '../../command-line/add-command.js';
import { projectionsNeed } from './need.js';

export const retireProjectionCommand: AddCommand = (above, { settings, owner, output }) =>
  above
    .command('retire <name>')
    .description('Delete the copies of a view that were replaced; there is no way back to them')
    .action(async (view: string) => {
      const operator = settings.operator(projectionsNeed);
      const result = await owner.run('retire-projection', { view }, operator);
      const { retired } = result;
      output.result(result, () =>
        retired.length === 0 ? `${view} has no previous copy` : `${view}: deleted ${retired.join(', ')}`,
      );
    });
