import type { AddCommand } from '../../command-line/add-command.js';
import { projectionsNeed } from './need.js';

export const retireProjectionCommand: AddCommand = (above, { settings, owner, output }) =>
  above
    .command('retire <name>')
    .description('Delete the copies of a view that are not live; there is no way back to them')
    .option('--copy <build>', 'this one only')
    .action(async (view: string, { copy: build }: { readonly copy?: string }) => {
      const operator = settings.operator(projectionsNeed);
      const args = { view, ...(build !== undefined && { build }) };
      const result = await owner.run('retire-projection', args, operator);
      output.result(result, () => `${view}: deleted ${result.retired.join(', ')}`);
    });
