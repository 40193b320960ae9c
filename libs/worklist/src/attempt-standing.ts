import {
  type Attempt,
  type AttemptAnswer,
  accountLinkDecider,
  attemptsDecider,
  type Channel,
  maskedEmail,
  maskedPhone,
  mostSendings,
  mostWrongCodes,
} from '#contexts/case-linking';
import {
  type AccountId,
  type AttemptId,
  type CaseNumber,
  type CountyCode,
  type Instant,
  NotFound,
  type PersonId,
} from '#kernel';
import {
  channelsOf,
  type FlowPorts,
  factsOfPerson,
  type OfAttempt,
  type RequestsOfAttempt,
  requestsOfAttempt,
  whatForbids,
} from '#processes';

/** Where an attempt stands, for a page that is opened again (rule L6: nothing of what did not match). */
export interface AttemptStanding {
  readonly outcome: AttemptAnswer;
  readonly askedAt: Instant;
  /** As the customer entered them. */
  readonly caseNumber: CaseNumber;
  readonly county: CountyCode;
  /** While it can be verified. */
  readonly verification?: Verification;
  /** The request of before with the same data, on which it was recorded. */
  readonly again?: RequestsOfAttempt;
}

interface Verification {
  /** Whose contacts are shown. */
  readonly personId: PersonId | undefined;
  /** When it ends by itself. */
  readonly until: Instant;
  readonly channels: readonly Channel[];
  readonly triesLeft: number;
  readonly sendingsLeft: number;
  /** The newest code that was sent. */
  readonly code?: { readonly kind: 'email' | 'text'; readonly masked: string; readonly sentAt: Instant };
}

type OpenAttempt = Extract<Attempt, { is: 'open' }>;

/**
 * What the county has to decide by now is as good as requested: the next step, or the timer, makes the request.
 * @throws NotFound also for another account's attempt
 */
export async function attemptStanding(
  ports: FlowPorts,
  { accountId, attemptId }: OfAttempt,
): Promise<AttemptStanding> {
  const attempt = (await ports.engine.state(attemptsDecider, accountId)).get(attemptId);
  if (attempt === undefined) throw new NotFound();
  const { at: askedAt, caseNumber, county } = attempt.asked;
  const of = { askedAt, caseNumber, county };
  if (attempt.is !== 'open') {
    const made = await requestsOfAttempt(ports, attempt.asked);
    const outcome = await answerOf(ports, attempt, made !== undefined);
    return { ...of, outcome, ...(made?.askedAgain && { again: made }) };
  }
  const cause = await whatForbids(ports, attempt.asked);
  if (cause !== undefined) return { ...of, outcome: cause === 'linked' ? 'linked' : 'requested' };
  return { ...of, outcome: 'verify', verification: await verificationOf(ports, attempt) };
}

/** The newest attempt of an account that can still be verified, on whatever device it was begun. */
export async function begunAttempt(
  ports: FlowPorts,
  accountId: AccountId,
): Promise<{ readonly attemptId: AttemptId; readonly standing: AttemptStanding } | undefined> {
  const attempts = [...(await ports.engine.state(attemptsDecider, accountId)).values()].reverse();
  for (const { is, asked } of attempts) {
    if (is !== 'open') continue;
    const { attemptId } = asked;
    const standing = await attemptStanding(ports, { accountId, attemptId });
    if (standing.outcome === 'verify') return { attemptId, standing };
  }
  return undefined;
}

/** What became of an attempt that is over. A link that was undone left a request (rule W8). */
async function answerOf(
  { engine }: FlowPorts,
  attempt: Exclude<Attempt, { is: 'open' }>,
  wasRequested: boolean,
): Promise<AttemptAnswer> {
  if (attempt.is === 'answered') return attempt.asked.outcome;
  if (attempt.is === 'ended') return 'requested';
  if (wasRequested) return 'requested';
  const { reserved, over } = await engine.state(accountLinkDecider, attempt.asked.accountId);
  const undone = attempt.is === 'redeemed' ? over.includes(attempt.linkId) : reserved === undefined;
  return undone ? 'requested' : 'linked';
}

async function verificationOf(
  ports: FlowPorts,
  { asked, code, wrongCodes }: OpenAttempt,
): Promise<Verification> {
  const person = asked.personId === undefined ? undefined : await factsOfPerson(ports.engine, asked.personId);
  const sentTo = code && (await ports.vault.open(code.to));
  const mask = code?.channel === 'text' ? maskedPhone : maskedEmail;
  return {
    personId: asked.personId,
    until: code?.expiresAt ?? asked.verifyUntil ?? asked.at,
    channels: person === undefined ? [] : await channelsOf(ports, person),
    triesLeft: mostWrongCodes - wrongCodes,
    sendingsLeft: mostSendings - (code?.issue ?? 0),
    ...(code && { code: { kind: code.channel, masked: mask(sentTo?.address ?? ''), sentAt: code.at } }),
  };
}
