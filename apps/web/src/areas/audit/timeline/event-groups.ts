import type { SubjectKind } from '../parts/subject.js';
import type { EventType } from './use-timeline.js';

/** Events by what they are about, to choose from. */
export const eventGroups = {
  persons: [
    'PersonRegistered',
    'SourceRecordReceived',
    'IdentityChanged',
    'AddressesChanged',
    'ContactChanged',
    'ContactNoticeSettled',
    'IvrPinReset',
    'CustomerPrivacyChanged',
    'PrivacyLiftSettled',
    'ENotificationChanged',
    'PaperAsked',
    'PaperSettled',
  ],
  cases: [
    'CaseRecorded',
    'CasePersonRecorded',
    'CasePersonRemoved',
    'PersonJoinedCase',
    'PersonLeftCase',
    'ProgramWorkerAssigned',
    'OutOfTheHomeMarked',
  ],
  links: ['AccountReserved', 'AccountReleased', 'AccountLinked', 'AccountUnlinked', 'LinkAbandoned'],
  attempts: ['LinkAttempted', 'VerificationCodeIssued', 'VerificationCodeRedeemed', 'VerificationFailed'],
  requests: [
    'LinkRequested',
    'AskedAgain',
    'RequestAssigned',
    'RequestReleased',
    'RequestAskedFor',
    'AskingDeclined',
    'RequestNoted',
    'WaitingBegan',
    'WaitingEnded',
    'CandidateDismissed',
    'ProcessingRefused',
    'RequestClaimed',
    'ClaimReleased',
    'RequestProcessed',
    'RequestRejected',
  ],
  messages: [
    'MessageSent',
    'ActionRequested',
    'MessageReceived',
    'MessageRead',
    'MessageStatusChanged',
    'ReplySent',
    'ActionCompleted',
    'ActionReopened',
    'ActionClosed',
    'NoReplyNeeded',
    'MessageReassigned',
    'MessageNoted',
    'ResponseOverdue',
    'FormAdded',
    'FormChanged',
  ],
  documents: ['DocumentUploaded', 'DocumentRemoved', 'DocumentReleased', 'DocumentRefused', 'DocumentViewed'],
  accounts: ['AccountRegistered', 'ProfileChanged', 'LanguageChosen'],
} as const satisfies Readonly<Record<string, readonly EventType[]>>;

export type EventGroup = keyof typeof eventGroups;

export const groupTexts: Readonly<Record<EventGroup, string>> = {
  persons: 'Persons and contact',
  cases: 'Cases',
  links: 'Links',
  attempts: 'Attempts to link',
  requests: 'Case link requests',
  messages: 'e-Messages',
  documents: 'Documents',
  accounts: 'Portal accounts',
};

/** What can happen to a subject: an attempt is its account's, and a request its submission's alone. */
export const groupsOf: Readonly<Record<SubjectKind, readonly EventGroup[]>> = {
  case: ['persons', 'cases', 'links', 'requests', 'messages', 'documents'],
  person: ['persons', 'cases', 'links'],
  account: ['accounts', 'attempts', 'links'],
  request: ['requests'],
  message: ['messages', 'documents'],
  worker: ['persons', 'cases', 'links', 'requests', 'messages', 'documents'],
};
