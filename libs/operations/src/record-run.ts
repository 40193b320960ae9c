import { hostname } from 'node:os';
import type { LookRequest } from '#access';
import type { System } from '#composition';
import type { Operator } from './operation.js';

/** How work on people's data that was started on the command line stands in the ledger of looks. */
export const lookOf = ({ actor, reason, user }: Operator, command: string, task: string): LookRequest => ({
  actor,
  route: `caseledger ${command}`,
  // Only a demo lets the reason away: then what was asked for says it.
  purpose: { task, reason: (reason ?? command).slice(0, 500) },
  from: user === undefined ? hostname() : `${user}@${hostname()}`,
});

/** Records who runs it and why, before it begins. @throws LookNotRecorded */
export const recordRun = (
  system: System,
  operator: Operator,
  { command, task }: { readonly command: string; readonly task: string },
): Promise<void> => system.personalData.shown(lookOf(operator, command, task), []);
