import { commandGroup } from '../../command-line/command-group.js';
import { acceptLossCommand } from './accept.command.js';

export const folderCommands = commandGroup('folder', 'The data folder itself', [acceptLossCommand]);
