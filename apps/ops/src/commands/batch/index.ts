import { Command } from 'nest-commander';
import { CommandGroup } from '../../command-line/command-group.js';
import { CloseLinkedRequestsCommand } from './close-linked-requests.command.js';

@Command({
  name: 'batch',
  description: 'Work that also runs at night',
  subCommands: [CloseLinkedRequestsCommand],
})
class BatchCommand extends CommandGroup {}

export const batchCommands = [BatchCommand, CloseLinkedRequestsCommand];
