import type { Command } from 'commander';

interface Given {
  readonly dataDir?: string;
  readonly as?: string;
  readonly reason?: string;
  readonly json?: boolean;
}

/** Options of every command; they may stand anywhere on the line. */
export class GlobalOptions {
  constructor(private readonly program: Command) {
    program
      .option('--data-dir <folder>', 'the data folder (default: DATA_DIR, or ./data)')
      .option('--as <identity>', 'who acts: recorded, and only that identity’s rights count')
      .option('--reason <text>', 'why: recorded with work on people’s data')
      .option('--json', 'one JSON document on standard output, progress as NDJSON on standard error')
      .option('--debug', 'show where an error came from, and what happens in the background');
  }

  get given(): Given {
    return this.program.opts<Given>();
  }

  get json(): boolean {
    return this.given.json === true;
  }
}

/** Wanted before the line was read, too: for errors that come earlier. */
export const debugging = (): boolean => process.argv.includes('--debug');

/** The same: under --json what is wrong with the line is said as JSON, too. */
export const asJson = (): boolean => process.argv.includes('--json');
