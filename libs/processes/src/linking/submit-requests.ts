import {
  type Attempt,
  type AttemptAsked,
  type Attempts,
  attemptsDecider,
  failedVerifications,
  pendingOf,
  type RequestCause,
  requestIdOf,
  type Submission,
  submissionDecider,
  wasAskedAgain,
} from '#contexts/case-linking';
import type { CommandContext } from '#engine';
import type { SubmissionId } from '#kernel';
import type { FlowPorts } from '../ports.js';
import { alikeBefore, submissionOfAttempt, submissionsAlike } from './requests-of-attempt.js';

export interface Submitted {
  readonly state: Submission;
  readonly position: string | undefined;
}

/**
 * Turns an attempt into one request for each county, or records it on the one with the same data that is still Pending
 * (rule L6). Whether it is, its own stream decides: one that a county decides at the same moment takes no repeat,
 * and the attempt makes requests of its own. Sending it again changes nothing: the ids come from the attempt.
 */
export async function submitRequests(
  ports: FlowPorts,
  asked: AttemptAsked,
  cause: RequestCause,
  context: CommandContext,
): Promise<Submitted> {
  const { engine } = ports;
  const attempts = await engine.state(attemptsDecider, asked.accountId);
  const own = submissionOfAttempt(ports, asked.attemptId);
  if ((await engine.state(submissionDecider, own)).size > 0)
    return submit(ports, { asked, cause, attempts }, context);
  await submitEarlier(ports, asked, attempts, context);
  for (const open of submissionsAlike(ports, asked, attempts)) {
    const again = await askAgain(ports, open, { asked, cause, attempts }, context);
    if (again !== undefined) return again;
  }
  return submit(ports, { asked, cause, attempts }, context);
}

interface Ended {
  readonly asked: AttemptAsked;
  readonly cause: RequestCause;
  readonly attempts: Attempts;
}

async function submit(
  { engine, secrets, clock }: FlowPorts,
  { asked, cause, attempts }: Ended,
  context: CommandContext,
): Promise<Submitted> {
  const { attemptId, accountId, caseNumber, match, registrant, personId, requestCounties } = asked;
  const id = submissionOfAttempt({ secrets }, attemptId);
  return engine.execute(
    submissionDecider,
    id,
    {
      kind: 'submit',
      submissionId: id,
      accountId,
      attemptId,
      origin: 'customer',
      cause,
      caseNumber,
      ...(personId === undefined ? {} : { personId }),
      failedVerifications: failedVerifications(attempts, personId),
      match,
      registrant,
      at: clock.now(),
      requests: requestCounties.map((county) => ({ requestId: requestIdOf(id, county), county })),
    },
    context,
  );
}

/** Of two attempts that come to the county at once the first makes the request, whichever is faster. */
async function submitEarlier(
  ports: FlowPorts,
  asked: AttemptAsked,
  attempts: Attempts,
  context: CommandContext,
): Promise<void> {
  for (const each of alikeBefore(attempts, asked)) {
    const cause = causeOf(each);
    if (cause === undefined) continue;
    const { attemptId } = each.asked;
    await submitRequests(ports, each.asked, cause, {
      ...context,
      command: `${context.command}:${attemptId}`,
    });
  }
}

/** Why an attempt is one for the county; undefined while it is open, and for one that is none. */
function causeOf(attempt: Attempt): RequestCause | undefined {
  if (attempt.is === 'ended') return attempt.cause === 'wrong_code' ? undefined : attempt.cause;
  const { outcome, cause } = attempt.asked;
  return attempt.is === 'answered' && outcome === 'requested' ? (cause ?? 'mismatch') : undefined;
}

/** Records the attempt on a submission that is still Pending; undefined when it is not, or not any more. */
async function askAgain(
  { engine, clock }: FlowPorts,
  open: SubmissionId,
  { asked: { attemptId, accountId, personId }, cause, attempts }: Ended,
  context: CommandContext,
): Promise<Submitted | undefined> {
  const before = await engine.state(submissionDecider, open);
  if (!wasAskedAgain(before, attemptId) && pendingOf(before).length === 0) return undefined;
  const failed = failedVerifications(attempts, personId);
  const outcome = await engine.execute(
    submissionDecider,
    open,
    { kind: 'ask-again', accountId, attemptId, failedVerifications: failed, cause, at: clock.now() },
    { ...context, command: `${context.command}:again:${attemptId}` },
  );
  return wasAskedAgain(outcome.state, attemptId) ? outcome : undefined;
}
