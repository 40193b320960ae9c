import { Module } from '@nestjs/common';
import { GlobalOptions } from './command-line/global-options.js';
import { HelpCommand } from './command-line/help.js';
import { Settings } from './command-line/settings.js';
import { batchCommands } from './commands/batch/index.js';
import { deadLetterCommands } from './commands/dead-letters/index.js';
import { DemoDataCommand } from './commands/demo-data/demo-data.command.js';
import { DoctorCommand } from './commands/doctor.command.js';
import { folderCommands } from './commands/folder/index.js';
import { importCommands } from './commands/import/index.js';
import { ledgerCommands } from './commands/ledger/index.js';
import { outboxCommands } from './commands/outbox/index.js';
import { processCommands } from './commands/processes/index.js';
import { projectionCommands } from './commands/projections/index.js';
import { Output } from './output/output.js';
import { Owner } from './work/owner.js';

/** Every command of the command line, in the order in which --help lists them. */
@Module({
  providers: [
    GlobalOptions,
    Settings,
    Output,
    Owner,
    ...importCommands,
    DemoDataCommand,
    ...projectionCommands,
    ...deadLetterCommands,
    ...outboxCommands,
    ...processCommands,
    ...ledgerCommands,
    ...folderCommands,
    ...batchCommands,
    DoctorCommand,
    HelpCommand,
  ],
})
export class OpsModule {}
