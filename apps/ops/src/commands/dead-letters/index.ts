import { Command } from 'nest-commander';
import { CommandGroup } from '../../command-line/command-group.js';
import { ListDeadLettersCommand } from './list.command.js';
import { RetryDeadLetterCommand } from './retry.command.js';
import { ShowDeadLetterCommand } from './show.command.js';
import { SkipDeadLetterCommand } from './skip.command.js';

const subCommands = [
  ListDeadLettersCommand,
  ShowDeadLetterCommand,
  RetryDeadLetterCommand,
  SkipDeadLetterCommand,
];

@Command({ name: 'dead-letters', description: 'Events that a view could not fold', subCommands })
class DeadLettersCommand extends CommandGroup {}

export const deadLetterCommands = [DeadLettersCommand, ...subCommands];
