import { createWriteStream } from 'node:fs';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Command, Option } from 'nest-commander';
import { demoPeople } from '#contexts/person-registry';
import { WrongUsage } from '../../command-line/failures.js';
import { GlobalOptions } from '../../command-line/global-options.js';
import { LedgerCommand } from '../../command-line/ledger-command.js';
import { wholeNumber } from '../../command-line/whole-number.js';
import { count } from '../../output/numbers.js';
import { Output } from '../../output/output.js';
import { csvOf, ndjsonOf } from './people-lines.js';

const mostPeople = 10_000_000;
type Format = 'ndjson' | 'csv';

interface DemoDataOptions {
  readonly people?: number;
  readonly seed?: number;
  readonly out?: string;
  readonly format?: Format;
}

@Command({
  name: 'demo-data',
  description: 'Write invented people, for caseledger import people; the same seed gives the same people',
})
export class DemoDataCommand extends LedgerCommand {
  constructor(
    private readonly options: GlobalOptions,
    private readonly output: Output,
  ) {
    super();
  }

  async run(_: string[], { people = 1_000, seed = 1, out, format }: DemoDataOptions): Promise<void> {
    const kind = format ?? (out?.toLowerCase().endsWith('.csv') ? 'csv' : 'ndjson');
    const lines = (kind === 'csv' ? csvOf : ndjsonOf)(demoPeople(people, seed));
    if (out === undefined) {
      if (this.options.json)
        throw new WrongUsage('--json needs --out FILE: the people go to standard output');
      return pipeline(Readable.from(lines), process.stdout, { end: false });
    }
    const file = resolve(out);
    await pipeline(Readable.from(lines), createWriteStream(file)).catch((error: Error) => {
      throw new WrongUsage(`${file} cannot be written: ${error.message}`);
    });
    this.output.result(
      { people, seed, format: kind, file },
      () => `${count(people)} people written to ${file}`,
    );
  }

  @Option({ flags: '--people <n>', description: 'how many (default: 1000)' })
  parsePeople(text: string): number {
    return wholeNumber('--people', 1, mostPeople)(text);
  }

  @Option({ flags: '--seed <s>', description: 'a whole number (default: 1)' })
  parseSeed(text: string): number {
    return wholeNumber('--seed', 0, 2 ** 31 - 1)(text);
  }

  @Option({ flags: '--out <file>', description: 'where to write (default: standard output)' })
  parseOut(text: string): string {
    return text;
  }

  @Option({ flags: '--format <format>', description: 'default: by the file’s name, else ndjson' })
  parseFormat(text: string): Format {
    if (text === 'ndjson' || text === 'csv') return text;
    throw new WrongUsage(`--format ${text}: must be ndjson or csv`);
  }
}
