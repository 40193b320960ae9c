import { accountLinkDecider, pendingOf, personLinkDecider, submissionDecider } from '#case-linking';
import type { CommandContext } from '#engine';
import type { AccountId, SubmissionId } from '#kernel';
import type { FlowPorts } from './ports.js';

/** A pending request, as the view names it. What is true of it stands in the streams. */
export interface PendingRequest {
  readonly submissionId: SubmissionId;
  readonly accountId: AccountId;
}

export interface ClosingProgress {
  /** Submissions with pending requests that were looked at. */
  readonly looked: number;
  /** Requests that were (in a dry run: would be) marked Processed. */
  readonly closed: number;
}

/**
 * The nightly batch: accounts that have been linked leave no older request Pending (spec 20, Linked meanwhile).
 * Running it again changes nothing. Yields progress after each submission.
 */
export async function* closeRequestsOfLinkedAccounts(
  ports: FlowPorts,
  pending: AsyncIterable<PendingRequest>,
  { dryRun, context }: { readonly dryRun: boolean; readonly context: CommandContext },
): AsyncGenerator<ClosingProgress, ClosingProgress> {
  const seen = new Set<SubmissionId>();
  let closed = 0;
  for await (const { submissionId, accountId } of pending) {
    if (seen.has(submissionId)) continue;
    seen.add(submissionId);
    closed += await closeSubmission(ports, { submissionId, accountId }, { dryRun, context });
    yield { looked: seen.size, closed };
  }
  return { looked: seen.size, closed };
}

async function closeSubmission(
  { engine, clock }: FlowPorts,
  { submissionId, accountId }: PendingRequest,
  { dryRun, context }: { readonly dryRun: boolean; readonly context: CommandContext },
): Promise<number> {
  const { reserved } = await engine.state(accountLinkDecider, accountId);
  if (reserved === undefined) return 0;
  const { linked } = await engine.state(personLinkDecider, reserved.personId);
  if (linked?.linkId !== reserved.linkId) return 0;
  const command = {
    kind: 'close-linked' as const,
    accountId,
    linkId: linked.linkId,
    personId: reserved.personId,
    linkedAt: linked.at,
    at: clock.now(),
  };
  if (dryRun)
    return pendingOf(await engine.state(submissionDecider, submissionId)).filter(
      (each) => each.requestedAt < linked.at,
    ).length;
  const outcome = await engine.execute(submissionDecider, submissionId, command, {
    ...context,
    command: `${context.command}:${linked.linkId}`,
  });
  return outcome.repeated ? 0 : outcome.events.length;
}
