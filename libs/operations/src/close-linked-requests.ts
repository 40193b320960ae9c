import { type ClosingProgress, closeRequestsOfLinkedAccounts } from '#processes';
import type { Operation } from './operation.js';
import { recordRun } from './record-run.js';

/** `caseledger batch close-linked-requests [--dry-run]` (rule W7). */
export const closeLinkedRequests: Operation<
  { readonly dryRun: boolean },
  Omit<ClosingProgress, 'position'>
> = async function* ({ system }, { dryRun }, operator) {
  const { actor } = operator;
  await recordRun(system, operator, { command: 'batch close-linked-requests', task: 'batch' });
  const id = system.randomness.uuid();
  const context = { actor, command: 'CloseLinkedRequests', idempotencyKey: id, correlationId: id };
  const run = closeRequestsOfLinkedAccounts(system.flows, system.queries.findRequests.allPending(), {
    dryRun,
    context,
  });
  for (;;) {
    const step = await run.next();
    if (step.done) return { looked: step.value.looked, closed: step.value.closed };
    yield {
      done: step.value.looked,
      unit: 'submissions',
      note: `${step.value.closed} requests ${dryRun ? 'would be ' : ''}closed`,
    };
  }
};
