import { Command } from 'nest-commander';
import { CommandGroup } from '../../command-line/command-group.js';
import { AcceptLossCommand } from './accept.command.js';

@Command({ name: 'folder', description: 'The data folder itself', subCommands: [AcceptLossCommand] })
class FolderGroupCommand extends CommandGroup {}

export const folderCommands = [FolderGroupCommand, AcceptLossCommand];
