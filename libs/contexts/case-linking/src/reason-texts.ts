import type { RejectReason, UnlinkReason, VerificationMethod, WaitingReason } from './values.js';

/** The closed lists as the history tells them; what a page offers to choose from says more. */
export const rejectReasonTexts: Readonly<Record<RejectReason, string>> = {
  children_services: 'Children Services',
  customer_privacy: 'Customer Privacy',
  not_primary_applicant: 'Not the Primary Applicant',
  identity_not_verified: 'Identity could not be verified',
  suspected_fraud: 'Suspected fraud',
  duplicate: 'Duplicate request',
  no_matching_person: 'No matching person',
  other: 'Other',
};

export const unlinkReasonTexts: Readonly<Record<UnlinkReason, string>> = {
  linked_in_error: 'Linked in error',
  suspected_fraud: 'Suspected fraud',
  customer_asked: 'The customer asked for it',
  case_closed: 'The case is closed',
  account_recovery: 'Account recovery',
  other: 'Other',
};

export const verificationMethodTexts: Readonly<Record<VerificationMethod, string>> = {
  in_person_id: 'Identification shown in person',
  phone_security_questions: 'Security questions by phone',
  documents_on_file: 'Documents on file',
  known_to_worker: 'Known to the worker',
  video: 'Video call',
  other: 'Other',
};

/** What the customer has to do first. */
export const waitingReasonTexts: Readonly<Record<WaitingReason, string>> = {
  documents: 'Documents',
  call_back: 'A call back',
  visit: 'A visit to the office',
  other: 'Other',
};
