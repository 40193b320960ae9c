import { Command } from 'nest-commander';
import { CommandGroup } from '../../command-line/command-group.js';
import { ImportPeopleCommand } from './people.command.js';

@Command({
  name: 'import',
  description: 'Bring data in from files',
  subCommands: [ImportPeopleCommand],
})
class ImportCommand extends CommandGroup {}

export const importCommands = [ImportCommand, ImportPeopleCommand];
