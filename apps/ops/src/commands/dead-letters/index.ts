import { commandGroup } from '../../command-line/command-group.js';
import { listDeadLettersCommand } from './list.command.js';
import { retryDeadLetterCommand } from './retry.command.js';
import { showDeadLetterCommand } from './show.command.js';
import { skipDeadLetterCommand } from './skip.command.js';

export const deadLetterCommands = commandGroup('dead-letters', 'Events that a view could not fold', [
  listDeadLettersCommand,
  showDeadLetterCommand,
  retryDeadLetterCommand,
  skipDeadLetterCommand,
]);
