import { pendingOf, submissionDecider } from '#contexts/case-linking';
import type { CommandContext } from '#engine';
import type { AccountId, SubmissionId } from '#kernel';
import type { FlowPorts } from '../ports.js';
import { latest } from './link-account-to-person.js';
import { standingLinkOf } from './link-standing.js';

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
  /** Of the last event that it wrote. */
  readonly position: string | undefined;
}

/**
 * The nightly batch: accounts that have been linked leave no older request Pending (rule W7).
 * Running it again changes nothing. Yields progress after each submission.
 */
export async function* closeRequestsOfLinkedAccounts(
  ports: FlowPorts,
  pending: AsyncIterable<PendingRequest>,
  { dryRun, context }: { readonly dryRun: boolean; readonly context: CommandContext },
): AsyncGenerator<ClosingProgress, ClosingProgress> {
  const seen = new Set<SubmissionId>();
  let [closed, position]: [number, string | undefined] = [0, undefined];
  for await (const { submissionId, accountId } of pending) {
    if (seen.has(submissionId)) continue;
    seen.add(submissionId);
    const one = await closeSubmission(ports, { submissionId, accountId }, { dryRun, context });
    closed += one.closed;
    position = latest(position, one.position);
    yield { looked: seen.size, closed, position };
  }
  return { looked: seen.size, closed, position };
}

const nothing = { closed: 0, position: undefined };

async function closeSubmission(
  ports: FlowPorts,
  { submissionId, accountId }: PendingRequest,
  { dryRun, context }: { readonly dryRun: boolean; readonly context: CommandContext },
): Promise<Omit<ClosingProgress, 'looked'>> {
  const { engine, clock } = ports;
  const linked = await standingLinkOf(ports, accountId);
  if (linked === undefined) return nothing;
  const command = {
    kind: 'close-linked' as const,
    accountId,
    linkId: linked.linkId,
    personId: linked.personId,
    linkedAt: linked.at,
    at: clock.now(),
  };
  if (dryRun) {
    const pending = pendingOf(await engine.state(submissionDecider, submissionId));
    return { ...nothing, closed: pending.filter((each) => each.requestedAt < linked.at).length };
  }
  const outcome = await engine.execute(submissionDecider, submissionId, command, {
    ...context,
    command: `${context.command}:${linked.linkId}`,
  });
  return { closed: outcome.repeated ? 0 : outcome.events.length, position: outcome.position };
}
