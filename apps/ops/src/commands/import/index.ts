import { commandGroup } from '../../command-line/command-group.js';
import { importPeopleCommand } from './people.command.js';

export const importCommands = commandGroup('import', 'Bring data in from files', [importPeopleCommand]);
