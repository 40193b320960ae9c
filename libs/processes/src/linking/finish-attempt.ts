import {
  type Attempt,
  type AttemptAsked,
  isSettled,
  type Obstacle,
  personLinkDecider,
  type RequestCause,
} from '#contexts/case-linking';
import type { CommandContext } from '#engine';
import { type LinkId, NotFound, opened, Refused } from '#kernel';
import type { FlowPorts } from '../ports.js';
import { linkAccountToPerson } from './link-account-to-person.js';
import { requestsOfAttempt } from './requests-of-attempt.js';
import { submitRequests } from './submit-requests.js';
import { whatForbids } from './what-forbids.js';

export interface Verified {
  readonly outcome: 'linked' | 'requested';
  readonly position: string | undefined;
}

/** An attempt that ended without a link becomes a request; any other one is left alone. */
export async function requestIfEnded(
  ports: FlowPorts,
  attempt: Attempt,
  context: CommandContext,
): Promise<string | undefined> {
  if (attempt.is !== 'ended' || attempt.cause === 'wrong_code') return undefined;
  return (await submitRequests(ports, attempt.asked, attempt.cause, context)).position;
}

/**
 * The code was right: the link follows, unless something that forbids it has come up since the attempt
 * (a privacy record set a moment ago counts); then it becomes a request.
 */
export async function finishRedeemed(
  ports: FlowPorts,
  attempt: Attempt,
  context: CommandContext,
): Promise<Verified> {
  if (attempt.is !== 'redeemed') return { outcome: 'requested', position: undefined };
  const { asked, linkId: link } = attempt;
  if (await wasSettled(ports, attempt)) return { outcome: 'linked', position: undefined };
  if (await wasRequested(ports, asked)) return request(ports, asked, 'person_linked', context);
  const cause = await whatForbids(ports, asked, link);
  if (cause === 'linked') return { outcome: 'linked', position: undefined };
  if (cause !== undefined) return request(ports, asked, cause, context);
  try {
    return { outcome: 'linked', position: await linkNow(ports, asked, link, context) };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return request(ports, asked, obstacleOf(error), context);
  }
}

/** What stood in the way of a link that was refused at the last moment. */
const obstacleOf = ({ code }: Refused): Obstacle =>
  code === 'account_already_linked'
    ? 'account_linked'
    : code === 'county_decides'
      ? 'unlinked_before'
      : 'person_linked';

/** It became a request instead: a repeat must not link after all, whatever has changed since. */
const wasRequested = async (ports: FlowPorts, asked: AttemptAsked): Promise<boolean> =>
  (await requestsOfAttempt(ports, asked)) !== undefined;

async function request(
  ports: FlowPorts,
  asked: AttemptAsked,
  cause: RequestCause,
  context: CommandContext,
): Promise<Verified> {
  const { position } = await submitRequests(ports, asked, cause, context);
  return { outcome: 'requested', position };
}

/** The link stands, or stood and was undone since: there is nothing left to do. */
async function wasSettled(
  { engine }: FlowPorts,
  { asked: { personId, accountId }, linkId, at }: Extract<Attempt, { is: 'redeemed' }>,
): Promise<boolean> {
  if (personId === undefined) return false;
  return isSettled(await engine.state(personLinkDecider, personId), { linkId, accountId, at });
}

function linkNow(ports: FlowPorts, asked: AttemptAsked, link: LinkId, context: CommandContext) {
  const { accountId, personId, attemptId, registrant } = asked;
  if (personId === undefined) throw new NotFound();
  const { firstName = '', lastName = '' } = opened(registrant) ?? {};
  return linkAccountToPerson(
    ports,
    {
      linkId: link,
      accountId,
      personId,
      purpose: { kind: 'automatic', attemptId },
      registrantName: `${firstName} ${lastName}`,
    },
    context,
  );
}
