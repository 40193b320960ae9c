import { commandGroup } from '../../command-line/command-group.js';
import { asOfCommand } from './as-of.command.js';
import { disclosuresCommand } from './disclosures.command.js';
import { looksCommand } from './looks.command.js';
import { timelineCommand } from './timeline.command.js';
import { unusualCommand } from './unusual.command.js';

export const historyCommands = commandGroup('history', 'What happened, and how things stood, for auditors', [
  timelineCommand,
  asOfCommand,
  looksCommand,
  unusualCommand,
  disclosuresCommand,
]);
