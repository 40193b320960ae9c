import { Injectable } from '@nestjs/common';
import { InjectCommander } from 'nest-commander';
import type { CommanderCommand } from './ledger-command.js';
import { expectNothingEmpty } from './nothing-empty.js';

interface Given {
  readonly dataDir?: string;
  readonly as?: string;
  readonly reason?: string;
  readonly json?: boolean;
}

/** Options of every command; they may stand anywhere on the line. */
@Injectable()
export class GlobalOptions {
  constructor(@InjectCommander() private readonly program: CommanderCommand) {
    program
      .name('caseledger')
      .description('Runs and checks a Caseledger data folder, beside a running server or without one.')
      .option('--data-dir <folder>', 'the data folder (default: DATA_DIR, or ./data)')
      .option('--as <identity>', 'who acts: recorded, and only that identity’s rights count')
      .option('--reason <text>', 'why: recorded with work on people’s data')
      .option('--json', 'one JSON document on standard output, progress as NDJSON on standard error')
      .option('--debug', 'show where an error came from, and what happens in the background')
      .showHelpAfterError('Add --help to see how it is used.')
      .hook('preAction', (_, command) => expectNothingEmpty(command));
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
