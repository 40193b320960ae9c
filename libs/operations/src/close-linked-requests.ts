import { BatchRuns, type System } from '#composition';
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
  system: System,
  closing: Closing,
): AsyncGenerator<Progress, ClosingProgress, void> {
  const { flows, queries } = system;
  const { dryRun, context } = closing;
  const batch = new BatchRuns(system).begin('close-linked-requests', { by: context.actor.id, dryRun });
  const run = closeRequestsOfLinkedAccounts(flows, queries.findRequests.allPending(), closing);
  try {
    for (;;) {
      const { done, value } = await run.next();
      if (done) {
        await batch.ended({ submissionsLooked: value.looked, requestsClosed: value.closed });
        return value;
      }
      yield {
        done: value.looked,
        unit: 'submissions',
        note: `${value.closed} requests ${dryRun ? 'would be ' : ''}closed`,
      };
    }
  } catch (error) {
    await batch.failed();
    throw error;
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
