import {
  type Attempt,
  type AttemptAsked,
  type Attempts,
  attemptsDecider,
  isSameData,
  type LinkRequest,
  submissionDecider,
  wasAskedAgain,
} from '#contexts/case-linking';
import { type AttemptId, opened, type SubmissionId, submissionId } from '#kernel';
import type { FlowPorts } from '../ports.js';

/** Where the requests of an attempt stand, if it makes some of its own. */
export const submissionOfAttempt = (
  { secrets }: Pick<FlowPorts, 'secrets'>,
  attempt: AttemptId,
): SubmissionId => submissionId(secrets.id('submission', attempt));

/** The attempts with the same data that the account made before, oldest first. */
export function alikeBefore(attempts: Attempts, asked: AttemptAsked): readonly Attempt[] {
  const registrant = opened(asked.registrant);
  const all = [...attempts.values()];
  const before = all.slice(
    0,
    all.findIndex((each) => each.asked.attemptId === asked.attemptId),
  );
  return before.filter((each) => isSameData(opened(each.asked.registrant), registrant));
}

/** Where those may have made requests. What an unlink asked of the counties is none of them. */
export const submissionsAlike = (
  ports: Pick<FlowPorts, 'secrets'>,
  asked: AttemptAsked,
  attempts: Attempts,
): readonly SubmissionId[] =>
  alikeBefore(attempts, asked).map((each) => submissionOfAttempt(ports, each.asked.attemptId));

/** What came of an attempt that went to the county. */
export interface RequestsOfAttempt {
  readonly submissionId: SubmissionId;
  readonly requestedAt: LinkRequest['requestedAt'];
  /** It was recorded on a request of before. */
  readonly askedAgain: boolean;
}

/** The requests that an attempt made, or those of before on which it was recorded; undefined when it made none. */
export async function requestsOfAttempt(
  ports: FlowPorts,
  asked: AttemptAsked,
): Promise<RequestsOfAttempt | undefined> {
  const own = submissionOfAttempt(ports, asked.attemptId);
  const [mine] = (await ports.engine.state(submissionDecider, own)).values();
  if (mine !== undefined) return { submissionId: own, requestedAt: mine.requestedAt, askedAgain: false };
  const attempts = await ports.engine.state(attemptsDecider, asked.accountId);
  for (const id of submissionsAlike(ports, asked, attempts)) {
    const submission = await ports.engine.state(submissionDecider, id);
    const [first] = submission.values();
    if (first !== undefined && wasAskedAgain(submission, asked.attemptId))
      return { submissionId: id, requestedAt: first.requestedAt, askedAgain: true };
  }
  return undefined;
}
