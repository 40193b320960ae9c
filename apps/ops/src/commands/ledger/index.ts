import { Command } from 'nest-commander';
import { CommandGroup } from '../../command-line/command-group.js';
import { CopyLedgerCommand } from './copy.command.js';
import { LedgerKeyCommand } from './key.command.js';
import { RenewLedgerIdCommand } from './renew-id.command.js';
import { VerifyLedgerCommand } from './verify.command.js';

const subCommands = [VerifyLedgerCommand, LedgerKeyCommand, CopyLedgerCommand, RenewLedgerIdCommand];

@Command({ name: 'ledger', description: 'The ledger itself', subCommands })
class LedgerGroupCommand extends CommandGroup {}

export const ledgerCommands = [LedgerGroupCommand, ...subCommands];
