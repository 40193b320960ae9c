import { existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { type ExportId, failureTexts } from '#contexts/case-exports';
import { caseNumber } from '#kernel';
import type { Operator } from '#operations';
import type { AddCommand, Tools } from '../../command-line/add-command.js';
import { WrongUsage } from '../../command-line/failures.js';
import { facts } from '../../output/table.js';

interface Options {
  readonly household?: boolean;
  readonly out: string;
}

export const exportCaseCommand: AddCommand = (above, tools) =>
  above
    .command('case <number>')
    .description('Write a case into a ZIP, with proofs that anybody can check: a look, and a disclosure')
    .option('--household', 'with the other persons of the household', false)
    .requiredOption('--out <file>', 'where the ZIP goes; it must not be there yet')
    .action(async (number: string, { household = false, out }: Options) => {
      const { settings, owner, output } = tools;
      const right = household ? 'audit:export-household' : 'audit:export';
      const operator = settings.operator({ right, byDefault: 'auditor', peoplesData: true });
      if (existsSync(out)) throw new WrongUsage(`--out ${out}: is there already; name another file`);
      const wanted = { caseNumber: caseNumber(number), household };
      const { exportId, outcome } = await owner.run('export-case', wanted, operator);
      if (outcome !== 'kept')
        throw new Error(failureTexts[outcome as keyof typeof failureTexts] ?? failureTexts.failed);
      const size = await download(tools, operator, { exportId, out, number });
      output.result({ exportId, case: wanted.caseNumber, household, file: out, size }, () =>
        facts([
          ['case', wanted.caseNumber],
          ['written to', out],
          ['bytes', size],
          ['check it with', `caseledger export verify ${out}`],
        ]),
      );
    });

/** Piece by piece; under its own name only when it is whole. */
async function download(
  { owner }: Tools,
  operator: Operator,
  { exportId, out, number }: Pick<Options, 'out'> & { readonly exportId: ExportId; readonly number: string },
): Promise<number> {
  const draft = `${out}.part`;
  const file = await open(draft, 'wx', 0o600);
  try {
    for (let from = 0; ; ) {
      const args = { exportId, from, command: `export case ${number}` };
      const { size, bytes } = await owner.run('export-part', args, operator);
      const part = Buffer.from(bytes, 'base64');
      await file.writeFile(part);
      from += part.length;
      if (from >= size || part.length === 0) {
        await file.sync();
        await rename(draft, out);
        return size;
      }
    }
  } finally {
    await file.close();
    await rm(draft, { force: true });
  }
}
