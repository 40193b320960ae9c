import { commandGroup } from '../../command-line/command-group.js';
import { rebuildProjectionsCommand } from './rebuild.command.js';
import { retireProjectionCommand } from './retire.command.js';
import { rollBackProjectionCommand } from './rollback.command.js';
import { projectionStatusCommand } from './status.command.js';

export const projectionCommands = commandGroup('projections', 'Look after the views', [
  projectionStatusCommand,
  rebuildProjectionsCommand,
  rollBackProjectionCommand,
  retireProjectionCommand,
]);
