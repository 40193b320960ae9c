import { commandGroup } from '../../command-line/command-group.js';
import { rewrapCommand } from './rewrap.command.js';

export const keyCommands = commandGroup('keys', 'Keys of personal data', [rewrapCommand]);
