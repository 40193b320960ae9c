import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { AddCommand } from '../../command-line/add-command.js';
import { WrongUsage } from '../../command-line/failures.js';
import { importText } from './import-text.js';

export const importPeopleCommand: AddCommand = (above, { settings, owner, output }) =>
  above
    .command('people')
    .description('Import people and their cases from CSV or NDJSON; running it again changes nothing')
    .argument('<file>', 'CSV with a header, or one JSON object a line (.ndjson)')
    .action(async (name: string) => {
      const operator = settings.operator({
        right: 'registry:write',
        byDefault: 'registry',
        peoplesData: true,
      });
      const file = resolve(name);
      await expectReadable(file);
      const result = await owner.run('import-people', { file }, operator, { create: true });
      output.result(result, () => importText(basename(file), result));
      if (result.rejected > 0) output.foundWrong();
    });

async function expectReadable(file: string): Promise<void> {
  try {
    await access(file, constants.R_OK);
  } catch (error) {
    const why =
      (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file' : 'it cannot be read';
    throw new WrongUsage(`${file}: ${why}`);
  }
  if (!(await stat(file)).isFile()) throw new WrongUsage(`${file}: is no file`);
}
