import { commandGroup } from '../../command-line/command-group.js';
import { exportCaseCommand } from './case.command.js';
import { verifyExportCommand } from './verify.command.js';

export const exportCommands = commandGroup('export', 'A case with its proofs, to be handed out', [
  exportCaseCommand,
  verifyExportCommand,
]);
