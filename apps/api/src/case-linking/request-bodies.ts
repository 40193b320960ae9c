import { type CaseLinkRequestDocument, whyRequested } from '#contexts/case-linking';
import type { CountySettings } from '#contexts/county-settings';
import { type AccountId, businessDaysBetween, type Instant, opened, startOfDay } from '#kernel';
import type { LinkSummary, SeenPerson } from '#worklist';
import { maskedSsn } from '../person-registry/person-bodies.js';

export interface At {
  readonly now: Instant;
  readonly settings: CountySettings;
}

/** One row of the Case Link Request Search. Its registrant was opened, and the look recorded, before. */
export function requestRow(
  document: CaseLinkRequestDocument,
  { now, settings }: At,
  pending: ReadonlyMap<AccountId, number>,
) {
  const registrant = opened(document.registrant);
  return {
    requestId: document.requestId,
    registrantName: registrant ? `${registrant.firstName} ${registrant.lastName}` : '[erased]',
    requestDate: document.requestedAt,
    requestType: 'Link',
    requestStatus: document.status,
    assignee: document.assignee,
    origin: document.origin,
    cause: document.cause,
    why: whyRequested(document),
    ended: endOf(document),
    askedAgain: document.askedAgain,
    waiting: waitingOf(document),
    asks: [...document.asks],
    requestsOfAccount: pending.get(document.accountId) ?? 0,
    ...age(document, { now, settings }),
  };
}

/** When, by whom and why a request ended; null while it is Pending. */
function endOf({ processed, rejected }: CaseLinkRequestDocument) {
  if (rejected !== null) return { at: rejected.at, by: rejected.by.id, cause: null, reason: rejected.reason };
  if (processed === null) return null;
  return { at: processed.at, by: processed.by?.id ?? null, cause: processed.cause, reason: null };
}

const waitingOf = ({ waiting }: CaseLinkRequestDocument) =>
  waiting && { since: waiting.since, reason: waiting.reason };

/** Business days since the request; and whether the goal is over, without what it waited (rule W14). */
export function age(document: CaseLinkRequestDocument, { now, settings }: At) {
  const end = document.processed?.at ?? document.rejected?.at ?? now;
  const holidays = new Set(settings.holidays);
  const { status, clockDay, requestedAt } = document;
  const counted = clockDay === null ? 0 : businessDaysBetween(startOfDay(clockDay), now, holidays);
  return {
    ageBusinessDays: businessDaysBetween(requestedAt, end, holidays),
    overdue: status === 'Pending' && counted > settings.caseLinkSlaBusinessDays,
  };
}

/** Whom the worker selected, with the cases of the own county only. */
function personBody({ facts, casesElsewhere }: SeenPerson) {
  const { personId, identity, addresses, contact, cases } = facts;
  const { firstName, middleName, lastName, ssn, dateOfBirth, gender } = identity;
  return {
    personId,
    name: `${firstName} ${lastName}`,
    firstName,
    middleName: middleName ?? null,
    lastName,
    ssn: maskedSsn(ssn),
    dateOfBirth,
    gender: gender ?? null,
    addresses: addresses.map(({ line1, line2, city, state, zip }) => ({
      line1,
      ...(line2 !== undefined && { line2 }),
      city,
      state,
      zip,
    })),
    phones: contact.phones.map(({ number, type }) => ({ number, type })),
    cases: cases.map(({ caseNumber, status }) => ({ caseNumber, status })),
    casesInOtherCounties: casesElsewhere,
  };
}

/** Whom the request may be about, before anybody is selected: which cases, not what is on file. */
const candidateBody = ({ facts, casesElsewhere }: SeenPerson) => ({
  personId: facts.personId,
  name: `${facts.identity.firstName} ${facts.identity.lastName}`,
  cases: facts.cases.map(({ caseNumber, status }) => ({ caseNumber, status })),
  casesInOtherCounties: casesElsewhere,
});

/** The Case Link Select Person Summary as it is sent. */
export function summaryBody(summary: LinkSummary, at: At) {
  const { request: document, person, candidate, registrant, decision, unlink } = summary;
  return {
    requestId: document.requestId,
    linkedStatus: document.status,
    requestDate: document.requestedAt,
    origin: document.origin,
    cause: document.cause,
    why: whyRequested(document),
    askedAgain: document.askedAgain,
    unlinkReason: document.unlinked?.reason ?? null,
    waiting: waitingOf(document),
    asks: [...document.asks],
    remarks: summary.remarks.map(({ by, ...rest }) => ({ ...rest, by: by.id })),
    account: {
      requests: summary.account.requests.map(({ requestId, requestedAt, status }) => ({
        requestId,
        requestDate: requestedAt,
        requestStatus: status,
      })),
      link: summary.account.link,
    },
    unlink: unlink ? { at: unlink.at, by: unlink.by?.id ?? null, note: unlink.note } : null,
    assignee: document.assignee,
    ...age(document, at),
    registrant: registrant && {
      firstName: registrant.firstName,
      middleName: registrant.middleName ?? null,
      lastName: registrant.lastName,
      dateOfBirth: registrant.dateOfBirth,
      gender: registrant.gender ?? null,
      zipCode: registrant.zipCode,
      county: registrant.county,
      caseNumber: registrant.caseNumber,
      phone: registrant.phone ?? null,
      address: registrant.address ?? null,
      hasSsn: registrant.ssn !== undefined,
      ssn: maskedSsn(registrant.ssn),
      language: summary.language,
    },
    person: person && personBody(person),
    candidate: candidate && candidateBody(candidate),
    fields: summary.fields.map((each) => ({ ...each, onFile: [...each.onFile] })),
    match: summary.match && { ...summary.match, fields: [...summary.match.fields] },
    refusal: summary.refusal,
    linkedMeanwhile: summary.linkedMeanwhile,
    coolOffUntil: summary.coolOffUntil,
    dismissed: [...document.dismissed],
    decision: decision ? { ...decision, methods: [...decision.methods], by: decision.by?.id ?? null } : null,
    rejection: document.rejected && {
      reason: document.rejected.reason,
      at: document.rejected.at,
      by: document.rejected.by.id,
    },
    processing: document.processed && {
      cause: document.processed.cause,
      at: document.processed.at,
      by: document.processed.by?.id ?? null,
    },
    allowed: [...summary.allowed],
  };
}
