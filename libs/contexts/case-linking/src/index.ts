export { accountLinkDecider } from './account-link/decider.js';
export {
  type AttemptAnswer,
  failedVerifications,
  outcomeOf,
  refusalAfter,
} from './attempts/attempt-answers.js';
export { attemptsDecider } from './attempts/decider.js';
export type { AttemptEvent } from './attempts/events.js';
export { mostSendings, nextIssue } from './attempts/issue-code.js';
export { mostWrongCodes } from './attempts/redeem-code.js';
export type { Attempt, AttemptAsked, Attempts } from './attempts/state.js';
export { ActOnRequest, type RequestAction } from './commands.js';
export { type CaseLinkingEvent, caseLinking } from './context.js';
export { codeDigest, linkCode } from './link-codes.js';
export { accountUnlinked, linkCompleted, requestProcessed, requestRejected } from './mails/outcomes.js';
export { verificationCode } from './mails/verification-code.js';
export { isWithinDailyCap, personAttemptsDecider, personAttemptsId } from './person-attempts/decider.js';
export { isOver } from './person-attempts/state.js';
export { personLinkDecider } from './person-link/decider.js';
export type { PersonLinkEvent } from './person-link/events.js';
export { isDisputed, isLinkedBy, isSettled } from './person-link/state.js';
export { type Action, allowedOnRequest, allowedOnUnlink } from './policies/allowed.js';
export {
  type AttemptOutcome,
  areLinked,
  attemptOutcome,
  type LinkStanding,
  neverAutomatic,
} from './policies/attempt-outcome.js';
export { type Channel, eligibleChannels, maskedEmail, maskedPhone } from './policies/channels.js';
export { coolOffUntil } from './policies/cool-off.js';
export { isLinkedMeanwhile, type StandingLink } from './policies/linked-meanwhile.js';
export { type Match, matchPolicy } from './policies/match.js';
export { fullName, hasChildrenServices, type NamedCase, type PersonFacts } from './policies/person-facts.js';
export { requestCounties } from './policies/request-counties.js';
export { isSameData } from './policies/same-data.js';
export { type Standing, type Warning, type WarningFacts, warningsOf } from './policies/warnings.js';
export { whyRequested } from './policies/why-requested.js';
export { namedByRefusal, workerValidations } from './policies/worker-validations.js';
export { type RefusalCode, type RefusalText, refuse } from './refusals.js';
export { type ClaimRequest, mustBeProcessable } from './submission/claim-request.js';
export { submissionDecider } from './submission/decider.js';
export { requestIdOf, submissionOf } from './submission/request-ids.js';
export {
  type LinkRequest,
  pendingOf,
  rejectedElsewhere,
  requestOf,
  type Submission,
  wasAskedAgain,
} from './submission/state.js';
export type { Note } from './submission/verification.js';
export {
  type ComparedField,
  type FieldAgreement,
  type LinkPurpose,
  type MatchExplanation,
  type Obstacle,
  type Registrant,
  type RejectReason,
  type RequestCause,
  type RequestStatus,
  rejectReasons,
  type UnlinkReason,
  unlinkReasons,
  type VerificationMethod,
  verificationMethods,
  type WaitingReason,
  waitingReasons,
} from './values.js';
export { requestCountsProjection } from './views/case-link-request-counts.projection.js';
export { RequestCounts } from './views/case-link-request-counts.queries.js';
export { caseLinkRequestsProjection } from './views/case-link-requests.projection.js';
export {
  FindRequests,
  type RequestOrder,
  requestOrders,
  SearchRequests,
} from './views/case-link-requests.queries.js';
export type { CaseLinkRequestDocument, Remark } from './views/case-link-requests.view.js';
export type { LinkEntry, LinksDocument } from './views/links.view.js';
export { OpenVerifications } from './views/open-verifications.queries.js';
export type { PersonAttempts } from './views/person-attempts.queries.js';
