import type { Identity } from '#access';
import type { CaseLinkingEvent } from '#case-linking';
import { caseNumber, type Recorded } from '#kernel';
import type { PersonRegistryEvent } from '#person-registry';
import type { PortalAccountEvent } from '#portal-accounts';

/** What changed, without a word about whom: a page that shows it asks again. */
export type Topic = string;

/** A topic as hints name it: case numbers are found in small letters, too. */
export const asHinted = (topic: Topic): Topic => {
  const [kind, number] = topic.split(/:(.*)/s);
  return kind === 'case' && number !== undefined ? `case:${caseNumber(number)}` : topic;
};

/** What pages can follow. */
export type FollowedEvent = CaseLinkingEvent | PersonRegistryEvent | PortalAccountEvent;

/** Topics of one event. Names are county codes, case numbers and opaque ids. */
export function topicsOf(event: Recorded<FollowedEvent>): readonly Topic[] {
  switch (event.type) {
    case 'LinkRequested': {
      const { county, personId, accountId } = event.data;
      const candidate = personId === undefined ? [] : [`person-requests:${county}:${personId}`];
      return [...requestTopics(event.data), ...candidate, `account:${accountId}`];
    }
    case 'AskedAgain':
    case 'RequestProcessed':
    case 'RequestRejected':
      return [...requestTopics(event.data), `account:${event.data.accountId}`];
    case 'RequestAssigned':
    case 'RequestReleased':
    case 'RequestAskedFor':
    case 'AskingDeclined':
    case 'RequestNoted':
    case 'WaitingBegan':
    case 'WaitingEnded':
    case 'CandidateDismissed':
    case 'ProcessingRefused':
      return requestTopics(event.data);
    case 'AccountLinked':
    case 'AccountUnlinked':
      return [`account:${event.data.accountId}`, `person:${event.data.personId}`];
    case 'LanguageChosen':
      return [`account:${event.data.accountId}`];
    case 'ContactChanged': {
      const { personId, county, customerPrivacy } = event.data;
      const isTask = customerPrivacy && county !== undefined;
      return [`person:${personId}`, ...(isTask ? [`supervisor-tasks:${county}`] : [])];
    }
    case 'ContactNoticeSettled':
    case 'PrivacyLiftSettled':
      return [`person:${event.data.personId}`, `supervisor-tasks:${event.data.county}`];
    case 'CustomerPrivacyChanged': {
      const { personId, county } = event.data;
      return [`person:${personId}`, ...(county === undefined ? [] : [`supervisor-tasks:${county}`])];
    }
    case 'PersonRegistered':
    case 'SourceRecordReceived':
    case 'IdentityChanged':
    case 'AddressesChanged':
    case 'IvrPinReset':
    case 'PersonJoinedCase':
    case 'PersonLeftCase':
      return [`person:${event.data.personId}`];
    case 'CaseRecorded':
    case 'CasePersonRecorded':
    case 'CasePersonRemoved':
    case 'ProgramWorkerAssigned':
    case 'OutOfTheHomeMarked':
      return [`case:${event.data.caseNumber}`];
    case 'LinkAttempted':
    case 'VerificationCodeIssued':
    case 'VerificationCodeRedeemed':
    case 'VerificationFailed':
      return [`account:${event.data.accountId}`];
    case 'PersonAttempted':
    case 'AccountReserved':
    case 'AccountReleased':
    case 'LinkAbandoned':
    case 'RequestClaimed':
    case 'ClaimReleased':
    case 'AccountRegistered':
    case 'ProfileChanged':
      return [];
  }
}

const requestTopics = ({
  county,
  requestId,
}: {
  readonly county: string;
  readonly requestId: string;
}): Topic[] => [`case-link-requests:${county}`, `case-link-request:${county}:${requestId}`];

/** The topics of what is the caller's own: those to follow on any page. */
export function ownTopics({ rights, actor, accountId }: Identity): readonly Topic[] {
  return [
    ...(rights.has('case-link:view') && actor.county !== undefined
      ? [`case-link-requests:${actor.county}`]
      : []),
    ...(accountId === undefined ? [] : [`account:${accountId}`]),
  ];
}
