import type { System } from '#composition';
import type { CommandContext } from '#engine';
import { type ClosingProgress, closeRequestsOfLinkedAccounts } from '#processes';
import type { Operation, Progress } from './operation.js';
import { recordRun } from './record-run.js';

interface Closing {
  readonly dryRun: boolean;
  readonly context: CommandContext;
}

/** Closes older pending requests of linked accounts (rule W7), and says where the ledger ended up. */
export async function* closeRequests(
  { flows, queries }: System,
  closing: Closing,
): AsyncGenerator<Progress, ClosingProgress, void> {
  const run = closeRequestsOfLinkedAccounts(flows, queries.findRequests.allPending(), closing);
  for (;;) {
    const { done, value } = await run.next();
    if (done) return value;
    yield {
      done: value.looked,
      unit: 'submissions',
      note: `${value.closed} requests ${closing.dryRun ? 'would be ' : ''}closed`,
    };
  }
}

/** `caseledger batch close-linked-requests [--dry-run]` (rule W7). */
export const closeLinkedRequests: Operation<
  { readonly dryRun: boolean },
  Omit<ClosingProgress, 'position'>
> = async function* ({ system }, { dryRun }, operator) {
  const { actor } = operator;
  await recordRun(system, operator, { command: 'batch close-linked-requests', task: 'batch' });
  const id = system.randomness.uuid();
  const context = { actor, command: 'CloseLinkedRequests', idempotencyKey: id, correlationId: id };
  const { looked, closed } = yield* closeRequests(system, { dryRun, context });
  return { looked, closed };
};
