import { startProcess } from '#operations';
import type { AddCommand } from '../../command-line/add-command.js';
import { WrongUsage } from '../../command-line/failures.js';
import { projectionsNeed } from '../projections/need.js';

type From = 'now' | 'beginning';

export const startProcessCommand: AddCommand = (above, { settings, owner, output }) =>
  above
    .command('start <name>')
    .description('Give a process its first checkpoint on this ledger; with the server stopped')
    .requiredOption(
      '--from <where>',
      'now: old events are passed over; beginning: all of them are worked through',
      (text: string): From => {
        if (text === 'now' || text === 'beginning') return text;
        throw new WrongUsage(`--from ${text}: must be now or beginning`);
      },
    )
    .action(async (name: string, { from }: { readonly from: From }) => {
      settings.operator(projectionsNeed);
      settings.folder();
      const checkpoint = await owner.here('must not work meanwhile: stop the server first', ({ ports }) =>
        startProcess(ports.system, name, from),
      );
      output.result({ name, ...checkpoint }, () =>
        from === 'now' ? `${name} will begin with the next event` : `${name} will begin with the first event`,
      );
    });
