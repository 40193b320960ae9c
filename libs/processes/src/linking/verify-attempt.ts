import {
  type Attempt,
  type AttemptEvent,
  type Attempts,
  attemptsDecider,
  type Channel,
  codeDigest,
  isSettled,
  linkCode,
  maskedEmail,
  maskedPhone,
  mostSendings,
  nextIssue,
  outcomeOf,
  personLinkDecider,
  refusalAfter,
  refuse,
} from '#contexts/case-linking';
import { countySettingsDecider } from '#contexts/county-settings';
import type { CommandContext, Outcome } from '#engine';
import {
  type AttemptId,
  type Instant,
  InvalidInput,
  linkId,
  NotFound,
  type PersonId,
  personSubject,
  seal,
} from '#kernel';
import type { FlowPorts } from '../ports.js';
import { isWithinPersonsCap } from './daily-cap.js';
import { finishRedeemed, requestIfEnded, type Verified } from './finish-attempt.js';
import { leaveToCounty, type OfAttempt } from './leave-to-county.js';
import { latest } from './link-account-to-person.js';
import { channelsOf, contactsOf } from './link-standing.js';
import { factsOfPerson } from './person-facts.js';
import { whatForbids } from './what-forbids.js';

type AttemptOutcome = Outcome<AttemptEvent, Attempts>;

export interface SentCode {
  readonly kind: 'email' | 'text';
  readonly masked: string;
  /** Whose address it is. */
  readonly personId: PersonId;
  readonly expiresAt: Instant;
  readonly sendingsLeft: number;
  readonly position: string | undefined;
}

/**
 * Sends a code to one of the channels on file (rule L4). Where the county has to decide by now, nothing is sent
 * and no mask shown. @throws NotFound, Refused
 */
export async function sendCode(
  ports: FlowPorts,
  of: OfAttempt,
  channelId: string,
  context: CommandContext,
): Promise<SentCode> {
  const { engine, clock } = ports;
  const before = await engine.earlier(attemptsDecider, of.accountId, context);
  const attempts = await engine.state(attemptsDecider, of.accountId);
  const attempt = attemptOf(attempts.get(of.attemptId));
  const { asked } = attempt;
  const person = asked.personId === undefined ? undefined : await factsOfPerson(engine, asked.personId);
  // A repeat says what was said; only a mask is shown no more once Customer Privacy is on.
  if (before !== undefined && !person?.customerPrivacy) return sentBy(ports, of, before, context);
  if (attempt.is === 'open') await mustNotBeForbidden(ports, attempt, of, context);
  const issue = Math.min(nextIssue(attempts, of.attemptId), 4);
  const channels = person === undefined ? [] : await channelsOf(ports, person);
  const channel = channels.find((each) => each.id === channelId);
  if (person === undefined || channels.length === 0) throw refuse('contact_missing', 'none');
  if (channel === undefined)
    throw new InvalidInput([
      { field: 'channelId', message: 'must be one of the channels that the attempt answered' },
    ]);
  const settings = await engine.state(countySettingsDecider, asked.county);
  const outcome = await engine.execute(
    attemptsDecider,
    of.accountId,
    {
      kind: 'issue-code',
      attemptId: of.attemptId,
      at: clock.now(),
      issue,
      channel: channel.kind,
      to: seal(personSubject(person.personId), { address: channel.address }),
      codeDigest: codeDigest(ports.secrets, of.attemptId, linkCode(ports.secrets, of.attemptId, issue)),
      lifeMinutes: settings.verificationCodeMinutes,
      county: asked.county,
    },
    context,
  );
  return sentBy(ports, of, outcome, context);
}

/** An attempt that the county has to decide ends here, and its request is made. */
async function mustNotBeForbidden(
  ports: FlowPorts,
  { asked }: Attempt,
  of: OfAttempt,
  context: CommandContext,
): Promise<void> {
  const isWithin = await isWithinPersonsCap(ports, asked);
  const cause = isWithin ? await whatForbids(ports, asked) : 'too_many_attempts_on_person';
  if (cause === undefined) return;
  if (cause === 'linked') throw refuse('code_expired', 'used');
  const ended = await leaveToCounty(ports, of, cause, context);
  await mustNotHaveFailed(ports, of, ended, context);
}

/** The code that this command sent, even when another one was sent since; else the one that is out. */
async function sentBy(
  ports: FlowPorts,
  of: OfAttempt,
  outcome: AttemptOutcome,
  context: CommandContext,
): Promise<SentCode> {
  await mustNotHaveFailed(ports, of, outcome, context);
  const attempt = outcome.state.get(of.attemptId);
  const mine = outcome.events.find((each) => each.type === 'VerificationCodeIssued');
  const code = mine?.data ?? (attempt?.is === 'open' ? attempt.code : undefined);
  if (code === undefined) throw refuse('code_expired', 'used');
  const { channel: kind, issue, expiresAt, personId } = code;
  const { address } = (await ports.vault.open(code.to)) ?? { address: '' };
  return {
    masked: kind === 'email' ? maskedEmail(address) : maskedPhone(address),
    kind,
    personId,
    expiresAt,
    sendingsLeft: mostSendings - issue,
    position: outcome.position,
  };
}

/** Redeems the code and links (rule L4). @throws NotFound, Refused(code_wrong, code_expired, …) */
export async function redeemCode(
  ports: FlowPorts,
  of: OfAttempt,
  code: string,
  context: CommandContext,
): Promise<Verified> {
  const { engine, clock, secrets } = ports;
  const link = linkId(secrets.id('link', of.accountId, of.attemptId, context.idempotencyKey));
  const contacts = await contactsToRedeem(ports, of);
  const outcome = await engine.execute(
    attemptsDecider,
    of.accountId,
    {
      kind: 'redeem-code',
      attemptId: of.attemptId,
      at: clock.now(),
      codeDigest: codeDigest(secrets, of.attemptId, code),
      linkId: link,
      ...(contacts && { contacts }),
    },
    context,
  );
  await mustNotHaveFailed(ports, of, outcome, context);
  const attempt = redeemedFor(outcome.state, of.attemptId);
  if (attempt.is === 'redeemed' && attempt.linkId !== link) await mustNotBeUndone(ports, attempt);
  const finished = await finishRedeemed(ports, attempt, context);
  return { ...finished, position: latest(outcome.position, finished.position) };
}

/** Where the code may have gone; undefined when its attempt becomes a request anyhow, or is over. */
async function contactsToRedeem(ports: FlowPorts, of: OfAttempt): Promise<readonly Channel[] | undefined> {
  const attempt = (await ports.engine.state(attemptsDecider, of.accountId)).get(of.attemptId);
  if (attempt?.is !== 'open' || attempt.asked.personId === undefined) return undefined;
  if ((await whatForbids(ports, attempt.asked)) !== undefined) return undefined;
  const person = await factsOfPerson(ports.engine, attempt.asked.personId);
  return person && contactsOf(ports, person);
}

/** "I cannot verify": the attempt becomes a request. */
export async function giveUp(ports: FlowPorts, of: OfAttempt, context: CommandContext): Promise<Verified> {
  const { engine, clock } = ports;
  const outcome = await engine.execute(
    attemptsDecider,
    of.accountId,
    { kind: 'give-up', attemptId: of.attemptId, at: clock.now() },
    context,
  );
  const submitted = await requestIfEnded(ports, attemptOf(outcome.state.get(of.attemptId)), context);
  const answer = outcomeOf(outcome.state, of.attemptId);
  return {
    outcome: answer === 'linked' ? 'linked' : 'requested',
    position: latest(outcome.position, submitted),
  };
}

/** The attempt, or the one for the same person that was redeemed in its place. */
function redeemedFor(attempts: Attempts, id: AttemptId): Attempt {
  const attempt = attemptOf(attempts.get(id));
  if (attempt.is !== 'superseded') return attempt;
  const { personId } = attempt.asked;
  const redeemed = [...attempts.values()].filter(
    (each) => each.is === 'redeemed' && each.asked.personId === personId,
  );
  return redeemed.at(-1) ?? attempt;
}

/** The right code entered once more says what is so: a link that was undone since does not come back by it. */
async function mustNotBeUndone(
  { engine }: FlowPorts,
  { asked: { personId, accountId }, linkId, at }: Extract<Attempt, { is: 'redeemed' }>,
): Promise<void> {
  if (personId === undefined) return;
  const link = await engine.state(personLinkDecider, personId);
  if (isSettled(link, { linkId, accountId, at }) && link.linked?.linkId !== linkId)
    throw refuse('code_expired', 'used');
}

/** A failure that was written down is answered with its refusal; one that ended the attempt makes the request first. */
async function mustNotHaveFailed(
  ports: FlowPorts,
  of: OfAttempt,
  outcome: AttemptOutcome,
  context: CommandContext,
): Promise<void> {
  const refusal = refusalAfter(outcome.events);
  if (refusal === undefined) return;
  const submitted = await requestIfEnded(ports, attemptOf(outcome.state.get(of.attemptId)), context);
  throw refusal.after(latest(outcome.position, submitted));
}

function attemptOf(attempt: Attempt | undefined): Attempt {
  if (attempt === undefined) throw new NotFound();
  return attempt;
}
