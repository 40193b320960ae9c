import {
  type AttemptAsked,
  attemptsDecider,
  failedVerifications,
  type RequestCause,
  requestIdOf,
  type Submission,
  submissionDecider,
} from '#case-linking';
import type { CommandContext, Outcome } from '#engine';
import { submissionId } from '#kernel';
import type { FlowPorts } from './ports.js';

/** Turns an attempt into one request for each county. Sending it again changes nothing: the ids come from the attempt. */
export async function submitRequests(
  ports: FlowPorts,
  asked: AttemptAsked,
  cause: RequestCause,
  context: CommandContext,
): Promise<Outcome<unknown, Submission>> {
  const { attemptId, accountId, caseNumber, match, registrant, personId, requestCounties } = asked;
  const id = submissionId(ports.secrets.id('submission', attemptId));
  const attempts = await ports.engine.state(attemptsDecider, accountId);
  return ports.engine.execute(
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
      at: ports.clock.now(),
      requests: requestCounties.map((county) => ({ requestId: requestIdOf(id, county), county })),
    },
    context,
  );
}
