export { endExportsOf } from './exports/end-export.js';
export {
  ActOnMessage,
  AddDocument,
  AskToLinkMyCase,
  ChooseENotification,
  CompleteOwnAction,
  flowHandlers,
  GiveUpVerifying,
  OnOwnDocument,
  ProcessLinkRequest,
  ReadFromCounty,
  RedeemLinkCode,
  ReplyToCounty,
  SendEMessage,
  SendLinkCode,
  UnlinkPerson,
  WriteToCounty,
} from './handlers.js';
export { askToLinkMyCase, type CaseToLink } from './linking/ask-to-link-my-case.js';
export {
  type ClosingProgress,
  closeRequestsOfLinkedAccounts,
} from './linking/close-requests-of-linked-accounts.js';
export { completeReservedLinks } from './linking/complete-reserved-links.process.js';
export { expireVerification } from './linking/expire-verifications.js';
export { finishAttempts } from './linking/finish-attempts.process.js';
export type { OfAttempt } from './linking/leave-to-county.js';
export { channelsOf, standingLinkOf } from './linking/link-standing.js';
export { factsInCounty, factsOfPerson, namedCase } from './linking/person-facts.js';
export {
  type Continue,
  coolOffOf,
  type OnRequest,
  processLinkRequest,
  validationsOf,
} from './linking/process-link-request.js';
export { releaseAccountsOfUnlinkedPersons } from './linking/release-accounts-of-unlinked-persons.process.js';
export {
  type RequestsOfAttempt,
  requestsOfAttempt,
  submissionOfAttempt,
} from './linking/requests-of-attempt.js';
export { sendVerificationCodes } from './linking/send-verification-codes.process.js';
export { submitRequests } from './linking/submit-requests.js';
export { tellCustomersOfOutcomes } from './linking/tell-customers-of-outcomes.process.js';
export { unlinkPerson } from './linking/unlink-person.js';
export { giveUp, redeemCode, sendCode } from './linking/verify-attempt.js';
export { whatForbids } from './linking/what-forbids.js';
export type { Proved, SealedUpTo } from './mail/mail-checkpoints.js';
export { isMarked } from './mail/marked-address.js';
export { languageOfAccount } from './mail/queue-message.js';
export {
  messageToSend,
  type SendingPorts,
  sendMessage,
  sendOutgoingMessages,
} from './mail/send-outgoing-messages.js';
export { actOnMessage, type MessageWish, mustBePossible } from './messages/act-on-message.js';
export { type ENotification, eNotificationOf } from './messages/choose-e-notification.js';
export {
  hiddenAccounts,
  isHidden,
  messageStanding,
  threadOf,
  threadStanding,
} from './messages/message-standing.js';
export { isNotified, notifyCustomerOfMessages } from './messages/notify-customer.process.js';
export { sendEMessage } from './messages/send-e-message.js';
export {
  addDocument,
  completeOwnAction,
  mustBeDoable,
  mustBeRepliable,
  onOwnDocument,
  ownThread,
  readFromCounty,
  writeToCounty,
} from './messages/write-to-county.js';
export { FlowPorts } from './ports.js';
export { type ProcessPorts, processesOf } from './processes.js';
export { type Timer, type TimerPorts, timersOf } from './timers.js';
