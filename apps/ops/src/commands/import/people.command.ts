import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { SubCommand } from 'nest-commander';
import { WrongUsage } from '../../command-line/failures.js';
import { LedgerCommand } from '../../command-line/ledger-command.js';
import { Settings } from '../../command-line/settings.js';
import { Output } from '../../output/output.js';
import { Owner } from '../../work/owner.js';
import { importText } from './import-text.js';

@SubCommand({
  name: 'people',
  arguments: '<file>',
  description: 'Import people and their cases from CSV or NDJSON; running it again changes nothing',
  argsDescription: { file: 'CSV with a header, or one JSON object a line (.ndjson)' },
})
export class ImportPeopleCommand extends LedgerCommand {
  constructor(
    private readonly settings: Settings,
    private readonly owner: Owner,
    private readonly output: Output,
  ) {
    super();
  }

  async run([name = '']: string[]): Promise<void> {
    const operator = this.settings.operator({
      right: 'registry:write',
      byDefault: 'registry',
      peoplesData: true,
    });
    const file = resolve(name);
    await expectReadable(file);
    const result = await this.owner.run('import-people', { file }, operator, { create: true });
    this.output.result(result, () => importText(basename(file), result));
    if (result.rejected > 0) this.output.foundWrong();
  }
}

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
