import { Command } from 'nest-commander';
import { CommandGroup } from '../../command-line/command-group.js';
import { StartProcessCommand } from './start.command.js';
import { ProcessStatusCommand } from './status.command.js';

const subCommands = [ProcessStatusCommand, StartProcessCommand];

@Command({ name: 'processes', description: 'Flows that events start', subCommands })
class ProcessesCommand extends CommandGroup {}

export const processCommands = [ProcessesCommand, ...subCommands];
