import { Command } from 'commander';
import type { Tools } from './command-line/add-command.js';
import { asJson, GlobalOptions } from './command-line/global-options.js';
import { helpCommand } from './command-line/help.js';
import { expectNothingEmpty } from './command-line/nothing-empty.js';
import { Settings } from './command-line/settings.js';
import { backupCommand } from './commands/backup/backup.command.js';
import { restoreCommand } from './commands/backup/restore.command.js';
import { batchCommands } from './commands/batch/index.js';
import { deadLetterCommands } from './commands/dead-letters/index.js';
import { demoDataCommand } from './commands/demo-data/demo-data.command.js';
import { doctorCommand } from './commands/doctor.command.js';
import { exportCommands } from './commands/export/index.js';
import { folderCommands } from './commands/folder/index.js';
import { historyCommands } from './commands/history/index.js';
import { importCommands } from './commands/import/index.js';
import { keyCommands } from './commands/keys/index.js';
import { ledgerCommands } from './commands/ledger/index.js';
import { outboxCommands } from './commands/outbox/index.js';
import { privacyCommands } from './commands/privacy/index.js';
import { processCommands } from './commands/processes/index.js';
import { projectionCommands } from './commands/projections/index.js';
import { Output } from './output/output.js';
import { programVersion } from './program-version.js';
import { Owner } from './work/owner.js';

/** In the order in which --help lists them. */
const commands = [
  importCommands,
  demoDataCommand,
  projectionCommands,
  deadLetterCommands,
  outboxCommands,
  processCommands,
  ledgerCommands,
  exportCommands,
  privacyCommands,
  keyCommands,
  folderCommands,
  backupCommand,
  restoreCommand,
  batchCommands,
  historyCommands,
  doctorCommand,
  helpCommand,
];

/** The command line, ready to read one. What Commander complains about is thrown, not exited. */
export function commandLine(): { readonly program: Command; readonly settings: Settings } {
  const program = new Command('caseledger')
    .description('Runs and checks a Caseledger data folder, beside a running server or without one.')
    .exitOverride()
    // What the parser would say of a wrong line is said as JSON by whoever catches it.
    .configureOutput(asJson() ? { writeErr: () => undefined } : {})
    .configureHelp({ showGlobalOptions: true })
    .showHelpAfterError('Add --help to see how it is used.')
    .hook('preAction', (_, command) => expectNothingEmpty(command));
  const tools = toolsFor(program);
  program.version(programVersion());
  for (const add of commands) add(program, tools);
  return { program, settings: tools.settings };
}

function toolsFor(program: Command): Tools {
  const options = new GlobalOptions(program);
  const settings = new Settings(options);
  const output = new Output(options);
  return { options, settings, output, owner: new Owner(settings, output) };
}
