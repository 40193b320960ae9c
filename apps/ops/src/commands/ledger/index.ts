import { commandGroup } from '../../command-line/command-group.js';
import { changeKeyCommand } from './change-key.command.js';
import { copyLedgerCommand } from './copy.command.js';
import { ledgerKeyCommand } from './key.command.js';
import { renewLedgerIdCommand } from './renew-id.command.js';
import { ledgerTilesCommand } from './tiles.command.js';
import { verifyLedgerCommand } from './verify.command.js';

export const ledgerCommands = commandGroup('ledger', 'The ledger itself', [
  verifyLedgerCommand,
  ledgerKeyCommand,
  ledgerTilesCommand,
  changeKeyCommand,
  copyLedgerCommand,
  renewLedgerIdCommand,
]);
