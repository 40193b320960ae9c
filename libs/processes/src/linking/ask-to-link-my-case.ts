import {
  type AttemptAnswer,
  type AttemptAsked,
  type AttemptOutcome,
  type Attempts,
  attemptOutcome,
  attemptsDecider,
  type Channel,
  type LinkStanding,
  type Match,
  matchPolicy,
  outcomeOf,
  type Registrant,
  requestCounties,
} from '#contexts/case-linking';
import { countySettingsDecider } from '#contexts/county-settings';
import type { Profile } from '#contexts/portal-accounts';
import type { CommandContext } from '#engine';
import {
  type AccountId,
  type AttemptId,
  attemptId,
  attemptSubject,
  type CaseNumber,
  type CountyCode,
  type Instant,
  NotFound,
  type PersonId,
  plusMinutes,
  seal,
} from '#kernel';
import { profileOf } from '../mail/queue-message.js';
import type { FlowPorts } from '../ports.js';
import { isCapUsedUp, isWithinPersonsCap } from './daily-cap.js';
import { requestIfEnded } from './finish-attempt.js';
import { leaveToCounty, type OfAttempt } from './leave-to-county.js';
import { latest } from './link-account-to-person.js';
import { channelsOf, linkStanding } from './link-standing.js';
import { namedCase } from './person-facts.js';
import { type RequestsOfAttempt, requestsOfAttempt } from './requests-of-attempt.js';
import { submitRequests } from './submit-requests.js';

/** What the customer enters (seed 001, Identity Verification). */
export interface CaseToLink {
  readonly dateOfBirth: string;
  readonly zipCode: string;
  readonly county: CountyCode;
  readonly caseNumber: CaseNumber;
}

export interface AskedToLink {
  readonly attemptId: AttemptId;
  readonly outcome: AttemptAnswer;
  /** Where a code can go; only for `verify`. */
  readonly channels: readonly Channel[];
  /** Whose they are. */
  readonly personId: PersonId | undefined;
  /** The request of before with the same data, where it was recorded instead of a new one. */
  readonly again: RequestsOfAttempt | undefined;
  readonly position: string | undefined;
}

/** A customer asks to link a case (rules L1 to L6). */
export async function askToLinkMyCase(
  ports: FlowPorts,
  accountId: AccountId,
  input: CaseToLink,
  context: CommandContext,
): Promise<AskedToLink> {
  const { engine, clock, secrets } = ports;
  const id = attemptId(secrets.id('attempt', accountId, context.idempotencyKey));
  const at = clock.now();
  const profile = await profileOf(ports, accountId);
  if (profile === undefined) throw new NotFound();
  const registrant = registrantFrom(profile, input);
  const named = await namedCase(engine, input.caseNumber);
  const match = matchPolicy.match(registrant, named);
  const asked = (decided: Pick<AttemptAsked, 'outcome' | 'cause' | 'verifyUntil'>): AttemptAsked => ({
    attemptId: id,
    accountId,
    at,
    ...decided,
    ...(match.person === undefined ? {} : { personId: match.person.personId }),
    caseNumber: input.caseNumber,
    county: input.county,
    match: match.explanation,
    registrant: seal(attemptSubject(id), registrant),
    requestCounties: requestCounties(match.person, named, input.county),
  });
  const decided = attemptOutcome(match, await standing(ports, { match, accountId, attempt: id, at }));
  const ends =
    decided.outcome === 'verify' ? { verifyUntil: await verifyUntil(ports, input.county, at) } : {};
  const outcome = await engine.execute(
    attemptsDecider,
    accountId,
    { kind: 'ask-to-link', ...asked({ ...decided, ...ends }) },
    context,
  );
  const settled = await asThingsStand(ports, { accountId, attemptId: id }, decided, outcome.state, context);
  const attempt = settled.get(id);
  const answer = attempt?.is === 'open' && decided.outcome === 'linked' ? 'linked' : outcomeOf(settled, id);
  const submitted =
    attempt?.is === 'answered' && attempt.asked.outcome === 'requested'
      ? (await submitRequests(ports, attempt.asked, attempt.asked.cause ?? 'mismatch', context)).position
      : attempt && (await requestIfEnded(ports, attempt, context));
  const made = attempt && answer === 'requested' ? await requestsOfAttempt(ports, attempt.asked) : undefined;
  return {
    attemptId: id,
    outcome: answer,
    channels: answer === 'verify' && match.person !== undefined ? await channelsOf(ports, match.person) : [],
    personId: match.person?.personId,
    again: made?.askedAgain ? made : undefined,
    position: latest(outcome.position, submitted),
  };
}

/**
 * The attempt was made: now it counts, and is left to the county where others were faster to use up the person's cap.
 * So is a repeat of what could be verified then and cannot by now: it shows no channel any more.
 */
async function asThingsStand(
  ports: FlowPorts,
  of: OfAttempt,
  decided: AttemptOutcome,
  attempts: Attempts,
  context: CommandContext,
): Promise<Attempts> {
  const attempt = attempts.get(of.attemptId);
  if (attempt === undefined) return attempts;
  const isWithin = await isWithinPersonsCap(ports, attempt.asked);
  const stale = attempt.is === 'open' && decided.outcome === 'requested' ? decided.cause : undefined;
  const cause = isWithin ? stale : 'too_many_attempts_on_person';
  return cause === undefined ? attempts : (await leaveToCounty(ports, of, cause, context)).state;
}

/** The snapshot that every request keeps (rule L5): what was entered, and the profile as it is now. */
function registrantFrom(profile: Profile, input: CaseToLink): Registrant {
  const { firstName, middleName, lastName, ssn, gender, phone, address } = profile;
  return { firstName, middleName, lastName, ssn, gender, phone, address, ...input };
}

/** An attempt that is left alone ends as its code would: after the life that the county gives a code. */
async function verifyUntil({ engine }: FlowPorts, county: CountyCode, at: Instant): Promise<Instant> {
  const { verificationCodeMinutes } = await engine.state(countySettingsDecider, county);
  return plusMinutes(at, verificationCodeMinutes);
}

interface About {
  readonly match: Match;
  readonly accountId: AccountId;
  readonly attempt: AttemptId;
  readonly at: Instant;
}

/** Who is linked to whom now, and whether others used up the person's daily cap. */
async function standing(ports: FlowPorts, { match, accountId, attempt, at }: About): Promise<LinkStanding> {
  const links = await linkStanding(ports, accountId, match.person);
  if (match.person === undefined) return { ...links, overDailyCap: false };
  const { personId } = match.person;
  return { ...links, overDailyCap: await isCapUsedUp(ports, { personId, attempt, at }) };
}
