import { createWriteStream } from 'node:fs';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { demoPeople } from '#contexts/person-registry';
import type { AddCommand } from '../../command-line/add-command.js';
import { WrongUsage } from '../../command-line/failures.js';
import { wholeNumber } from '../../command-line/whole-number.js';
import { count } from '../../output/numbers.js';
import { csvOf, ndjsonOf } from './people-lines.js';

const mostPeople = 10_000_000;
type Format = 'ndjson' | 'csv';

interface DemoDataOptions {
  readonly people?: number;
  readonly seed?: number;
  readonly out?: string;
  readonly format?: Format;
}

export const demoDataCommand: AddCommand = (above, { options, output }) =>
  above
    .command('demo-data')
    .description('Write invented people, for caseledger import people; the same seed gives the same people')
    .option('--people <n>', 'how many (default: 1000)', wholeNumber('--people', 1, mostPeople))
    .option('--seed <s>', 'a whole number (default: 1)', wholeNumber('--seed', 0, 2 ** 31 - 1))
    .option('--out <file>', 'where to write (default: standard output)')
    .option('--format <format>', 'default: by the file’s name, else ndjson', (text: string): Format => {
      if (text === 'ndjson' || text === 'csv') return text;
      throw new WrongUsage(`--format ${text}: must be ndjson or csv`);
    })
    .action(async ({ people = 1_000, seed = 1, out, format }: DemoDataOptions) => {
      const kind = format ?? (out?.toLowerCase().endsWith('.csv') ? 'csv' : 'ndjson');
      const lines = (kind === 'csv' ? csvOf : ndjsonOf)(demoPeople(people, seed));
      if (out === undefined) {
        if (options.json) throw new WrongUsage('--json needs --out FILE: the people go to standard output');
        return pipeline(Readable.from(lines), process.stdout, { end: false });
      }
      const file = resolve(out);
      await pipeline(Readable.from(lines), createWriteStream(file)).catch((error: Error) => {
        throw new WrongUsage(`${file} cannot be written: ${error.message}`);
      });
      output.result({ people, seed, format: kind, file }, () => `${count(people)} people written to ${file}`);
    });
