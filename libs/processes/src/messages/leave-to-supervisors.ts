import type { MessageCounts, Threads } from '#contexts/e-messages';
import type { CommandContext } from '#engine';
import type { FlowPorts } from '../ports.js';
import { followCase } from './follow-cases.process.js';

/** What finds who holds messages, and which. */
export interface HeldMessages {
  readonly threads: Pick<Threads, 'heldBy'>;
  readonly messageCounts: Pick<MessageCounts, 'holders'>;
}

/**
 * Open messages of whoever may not see e-messages any more go where their program says now, and that is to the supervisors'
 * queue where nobody answers (rule M6).
 */
export async function leaveToSupervisors(
  ports: FlowPorts & { readonly queries: HeldMessages },
  stopped: AbortSignal,
  contextOf: () => CommandContext,
): Promise<void> {
  for await (const { county, worker } of ports.queries.messageCounts.holders()) {
    if (stopped.aborted) return;
    if (await ports.answersMessages(worker, county)) continue;
    for await (const { caseNumber, threadId } of ports.queries.threads.heldBy(worker))
      await followCase(ports, { caseNumber, threadId }, contextOf());
  }
}
