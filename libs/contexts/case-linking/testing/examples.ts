import {
  type Actor,
  accountId,
  accountSubject,
  attemptId,
  caseNumber,
  countyCode,
  linkId,
  personId,
  personSubject,
  requestId,
  seal,
  submissionId,
  type WorkerId,
  workerId,
} from '#kernel';
import type { AskToLink } from '../src/attempts/ask-to-link.js';
import { matchPolicy } from '../src/policies/match.js';
import type { NamedCase, PersonFacts } from '../src/policies/person-facts.js';
import type { ClaimRequest } from '../src/submission/claim-request.js';
import type { CompleteLink } from '../src/submission/complete-link.js';
import { submissionDecider } from '../src/submission/decider.js';
import type { SubmissionEvent } from '../src/submission/events.js';
import type { RejectRequest } from '../src/submission/reject-request.js';
import type { Submit } from '../src/submission/submit.js';
import type { Registrant } from '../src/values.js';

/** Invented people and commands that the tests of linking share. */
export const anna = accountId('a-1');
export const ortiz = personId('p-1');
export const worker = workerId('w-19');
export const county19 = countyCode('19');
export const county34 = countyCode('34');
export const at = '2026-05-01T17:00:00.000Z';
export const later = '2026-05-01T18:00:00.000Z';
export const halfAnHourLater = '2026-05-01T17:30:00.000Z';
export const link1 = linkId('l-1');
export const link2 = linkId('l-2');
export const actorOf = (id: WorkerId): Actor => ({ kind: 'worker', id, county: county19 });
export const byWorker = actorOf(worker);
export const bySupervisor: Actor = { kind: 'supervisor', id: 's-19', county: county19 };
export const note = (text: string) => seal(accountSubject(anna), { text });

export const registrant: Registrant = {
  firstName: 'Ana',
  lastName: 'Ortiz',
  dateOfBirth: '1990-02-03',
  zipCode: '90012',
  county: county19,
  caseNumber: caseNumber('B12345'),
};

export const person: PersonFacts = {
  personId: ortiz,
  identity: { firstName: 'Ana', lastName: 'Ortiz', dateOfBirth: '1990-02-03', gender: 'Female' },
  addresses: [{ line1: '1 Main St', city: 'Los Angeles', state: 'CA', zip: '900121234' }],
  contact: { email: 'ana@example.org', phones: [{ number: '2135550117', type: 'Cell' }] },
  customerPrivacy: false,
  cases: [
    {
      caseNumber: caseNumber('B12345'),
      county: county19,
      status: 'Active',
      programs: ['CalFresh'],
      primaryApplicantOf: ['CalFresh'],
      permanentlyOutOfTheHome: false,
    },
  ],
  contactChanges: [],
};

export const named = (...persons: PersonFacts[]): NamedCase => ({
  caseNumber: caseNumber('B12345'),
  county: county19,
  persons,
});

export const asking = (attempt: string, changes: Partial<AskToLink> = {}): AskToLink => ({
  kind: 'ask-to-link',
  attemptId: attemptId(attempt),
  accountId: anna,
  at,
  outcome: 'verify',
  personId: ortiz,
  caseNumber: caseNumber('B12345'),
  county: county19,
  match: matchPolicy.match(registrant, named(person)).explanation,
  registrant: seal(accountSubject(anna), registrant),
  requestCounties: [county19],
  ...((changes.outcome ?? 'verify') === 'verify' && { verifyUntil: halfAnHourLater }),
  ...changes,
});

export const asked = (attempt: string, changes: Partial<AskToLink> = {}) => {
  const { kind: _, ...data } = asking(attempt, changes);
  return { type: 'LinkAttempted' as const, data };
};

export const in19 = { requestId: requestId('r-19'), county: county19 };
export const in34 = { requestId: requestId('r-34'), county: county34 };

export const submitting = (changes: Partial<Submit> = {}): Submit => ({
  kind: 'submit',
  submissionId: submissionId('s-1'),
  accountId: anna,
  at,
  origin: 'customer',
  cause: 'mismatch',
  caseNumber: caseNumber('B12345'),
  personId: ortiz,
  failedVerifications: 0,
  registrant: seal(accountSubject(anna), registrant),
  requests: [in19, in34],
  ...changes,
});

/** One submission with a request in county 19 and one in county 34. */
export const submitted = (changes: Partial<Submit> = {}) =>
  submissionDecider.decide(submitting(changes), submissionDecider.initial);

export const issued = (issue: number, expiresAt = halfAnHourLater) => ({
  type: 'VerificationCodeIssued' as const,
  data: {
    attemptId: attemptId('t-1'),
    accountId: anna,
    personId: ortiz,
    at,
    issue,
    channel: 'email' as const,
    to: seal(personSubject(ortiz), { address: 'ana@example.org' }),
    codeDigest: `digest-${issue}`,
    expiresAt,
    county: county19,
  },
});

export const failedBy = (
  cause: 'wrong_code' | 'too_many_wrong_codes' | 'code_expired' | 'gave_up',
  wrongCodes: number,
  when = at,
) => ({
  type: 'VerificationFailed' as const,
  data: {
    attemptId: attemptId('t-1'),
    accountId: anna,
    personId: ortiz,
    at: when,
    cause,
    ended: cause !== 'wrong_code',
    wrongCodes,
  },
});

export const redeemed = (link = link1) => ({
  type: 'VerificationCodeRedeemed' as const,
  data: { attemptId: attemptId('t-1'), accountId: anna, personId: ortiz, linkId: link, at },
});

/** Continue by a worker of county 19, for the request of that county. */
export const claiming = (changes: Partial<ClaimRequest> = {}): ClaimRequest => ({
  kind: 'claim',
  ...in19,
  at: later,
  linkId: link1,
  personId: ortiz,
  by: byWorker,
  verification: { methods: ['in_person_id'] },
  ...changes,
});

/** Its link has been made. */
export const completing = (changes: Partial<CompleteLink> = {}): CompleteLink => ({
  kind: 'complete-link',
  requestId: in19.requestId,
  at: later,
  linkId: link1,
  personId: ortiz,
  by: byWorker,
  verification: { methods: ['in_person_id'] },
  ...changes,
});

export const rejecting = (changes: Partial<RejectRequest> = {}): RejectRequest => ({
  kind: 'reject',
  ...in19,
  at: later,
  by: byWorker,
  reason: 'identity_not_verified',
  ...changes,
});

const ofRequest = { submissionId: submissionId('s-1'), accountId: anna, at: later, requestedAt: at };

export const claimedIn19 = (
  how: Partial<Extract<SubmissionEvent, { type: 'RequestClaimed' }>['data']> = {},
) => {
  const { requestedAt: _, ...of } = ofRequest;
  const link = { linkId: link1, personId: ortiz, by: byWorker };
  const verification = { methods: ['in_person_id' as const] };
  return { type: 'RequestClaimed' as const, data: { ...of, ...in19, ...link, verification, ...how } };
};

export const claimReleasedIn19 = () => ({
  type: 'ClaimReleased' as const,
  data: { submissionId: submissionId('s-1'), ...in19, at: later, linkId: link1 },
});

export const processedIn = (
  where: typeof in19,
  how: Partial<Extract<SubmissionEvent, { type: 'RequestProcessed' }>['data']> &
    Pick<Extract<SubmissionEvent, { type: 'RequestProcessed' }>['data'], 'cause'>,
) => ({
  type: 'RequestProcessed' as const,
  data: { ...ofRequest, ...where, personId: ortiz, linkId: link1, ...how },
});

export const rejectedIn = (
  where: typeof in19,
  how: Partial<Extract<SubmissionEvent, { type: 'RequestRejected' }>['data']> = {},
) => ({
  type: 'RequestRejected' as const,
  data: { ...ofRequest, ...where, by: byWorker, reason: 'identity_not_verified' as const, ...how },
});

export const assignedIn19 = (to = worker, how: 'taken' | 'assigned' = 'taken') => ({
  type: 'RequestAssigned' as const,
  data: { submissionId: submissionId('s-1'), ...in19, at: later, to, how },
});
