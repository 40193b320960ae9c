import { Command } from 'nest-commander';
import { CommandGroup } from '../../command-line/command-group.js';
import { RebuildProjectionsCommand } from './rebuild.command.js';
import { RetireProjectionCommand } from './retire.command.js';
import { RollBackProjectionCommand } from './rollback.command.js';
import { ProjectionStatusCommand } from './status.command.js';

const subCommands = [
  ProjectionStatusCommand,
  RebuildProjectionsCommand,
  RollBackProjectionCommand,
  RetireProjectionCommand,
];

@Command({ name: 'projections', description: 'Look after the views', subCommands })
class ProjectionsCommand extends CommandGroup {}

export const projectionCommands = [ProjectionsCommand, ...subCommands];
