import { countText } from '../../../shared/numbers.js';
import type { RejectReason, UnlinkReason, VerificationMethod, WaitingReason } from './types.js';

/** The closed lists in words (rule W11). The compiler names what is missing. */
export const rejectReasonTexts: Readonly<Record<RejectReason, string>> = {
  children_services: 'Children Services program on a case',
  customer_privacy: 'Active Customer Privacy record',
  not_primary_applicant: 'Not the Primary Applicant on any program',
  identity_not_verified: 'Identity could not be verified',
  suspected_fraud: 'Suspected fraud',
  duplicate: 'Duplicate request',
  no_matching_person: 'No matching person',
  other: 'Other (a note is required)',
};

export const unlinkReasonTexts: Readonly<Record<UnlinkReason, string>> = {
  linked_in_error: 'Linked in error',
  suspected_fraud: 'Suspected fraud',
  customer_asked: 'The customer asked for it',
  case_closed: 'Case closed',
  account_recovery: 'Account recovery',
  other: 'Other (a note is required)',
};

export const methodTexts: Readonly<Record<VerificationMethod, string>> = {
  in_person_id: 'ID shown in person',
  phone_security_questions: 'Security questions by phone',
  documents_on_file: 'Documents on file',
  known_to_worker: 'Known to the worker',
  video: 'Video call',
  other: 'Other (a note is required)',
};

/** A reason that was chosen, without the hint for who has yet to choose. */
export const chosenText = (text: string): string => text.replace(/ \(.*\)$/, '');

/** What the customer has to do first. */
export const waitingReasonTexts: Readonly<Record<WaitingReason, string>> = {
  documents: 'Documents',
  call_back: 'A call back',
  visit: 'A visit to the office',
  other: 'Other (a note is required)',
};

/** What was done with one request, without deciding it. */
export const assignedTexts = {
  take: 'The request is yours.',
  release: 'The request is put back.',
  assign: 'The request is assigned.',
  ask: 'Your colleague sees that you asked for it.',
  decline: 'You keep the request.',
  resume: 'The request no longer waits for the customer.',
} as const;

/** The pairs of a closed list, for a form. */
export const optionsOf = <Value extends string>(texts: Readonly<Record<Value, string>>) =>
  (Object.entries(texts) as [Value, string][]).map(([value, text]) => ({ value, text }));

/** `1 request`, `3 requests`, `1,204 requests`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${countText(count)} ${count === 1 ? one : many}`;
