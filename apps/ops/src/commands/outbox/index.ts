import { Command } from 'nest-commander';
import { CommandGroup } from '../../command-line/command-group.js';
import { ListOutboxCommand } from './list.command.js';
import { RetryMessageCommand } from './retry.command.js';

const subCommands = [ListOutboxCommand, RetryMessageCommand];

@Command({ name: 'outbox', description: 'Outgoing mails and texts', subCommands })
class OutboxCommand extends CommandGroup {}

export const outboxCommands = [OutboxCommand, ...subCommands];
