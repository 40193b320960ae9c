import { readFile } from 'node:fs/promises';
import { publicKeyIn, verifyExport } from '#audit';
import type { AddCommand } from '../../command-line/add-command.js';
import { WrongUsage } from '../../command-line/failures.js';
import { exportVerdictText } from './verdict-text.js';

export const verifyExportCommand: AddCommand = (above, { output }) =>
  above
    .command('verify <file>')
    .description('Check such a ZIP, with nothing but the file; 1 when a byte of it was changed')
    .option(
      '--key <file>',
      "the agency's public key, as caseledger ledger key prints it: whether it is authentic",
    )
    .action(async (file: string, { key }: { readonly key?: string }) => {
      const verdict = await verifyExport(
        await read(file, 'the file'),
        key === undefined ? undefined : await keyIn(key),
      );
      output.result(verdict, () => exportVerdictText(file, verdict));
      if (!verdict.consistent) output.foundWrong();
    });

async function keyIn(file: string) {
  const text = (await read(file, '--key')).toString('latin1');
  // A package holds a key, too: given as the key, it would prove nothing but itself.
  const found = text.startsWith('PK') ? undefined : publicKeyIn(text);
  if (found === undefined) throw new WrongUsage(`--key ${file}: holds no Ed25519 public key in PEM`);
  return found;
}

async function read(file: string, what: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch {
    throw new WrongUsage(`${what} ${file} cannot be read`);
  }
}
