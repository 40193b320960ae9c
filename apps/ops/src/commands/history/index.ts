import { commandGroup } from '../../command-line/command-group.js';
import { asOfCommand } from './as-of.command.js';
import { timelineCommand } from './timeline.command.js';

export const historyCommands = commandGroup('history', 'What happened, and how things stood, for auditors', [
  timelineCommand,
  asOfCommand,
]);
