import { commandGroup } from '../../command-line/command-group.js';
import { approveCommand } from './approve.command.js';
import { cancelCommand } from './cancel.command.js';
import { holdCommand } from './hold.command.js';
import { liftCommand } from './lift.command.js';
import { listErasuresCommand } from './list.command.js';
import { shredCommand } from './shred.command.js';

export const privacyCommands = commandGroup('privacy', 'Erase people, by two persons; legal holds', [
  shredCommand,
  approveCommand,
  cancelCommand,
  listErasuresCommand,
  holdCommand,
  liftCommand,
]);
