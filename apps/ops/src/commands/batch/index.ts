import { commandGroup } from '../../command-line/command-group.js';
import { closeLinkedRequestsCommand } from './close-linked-requests.command.js';
import { batchStatusCommand } from './status.command.js';

export const batchCommands = commandGroup('batch', 'Work that also runs at night', [
  batchStatusCommand,
  closeLinkedRequestsCommand,
]);
