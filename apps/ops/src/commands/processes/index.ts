import { commandGroup } from '../../command-line/command-group.js';
import { startProcessCommand } from './start.command.js';
import { processStatusCommand } from './status.command.js';

export const processCommands = commandGroup('processes', 'Flows that events start', [
  processStatusCommand,
  startProcessCommand,
]);
