import { commandGroup } from '../../command-line/command-group.js';
import { listOutboxCommand } from './list.command.js';
import { retryMessageCommand } from './retry.command.js';

export const outboxCommands = commandGroup('outbox', 'Outgoing mails and texts', [
  listOutboxCommand,
  retryMessageCommand,
]);
