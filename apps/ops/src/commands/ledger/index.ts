import { Command } from 'nest-commander';
import { CommandGroup } from '../../command-line/ledger-command.js';
import { VerifyLedgerCommand } from './verify.command.js';

@Command({ name: 'ledger', description: 'The ledger itself', subCommands: [VerifyLedgerCommand] })
class LedgerGroupCommand extends CommandGroup {}

export const ledgerCommands = [LedgerGroupCommand, VerifyLedgerCommand];
