export { ChangeForms } from './commands.js';
export { type EMessagesEvent, eMessages } from './context.js';
export { formDecider } from './form/decider.js';
export type { FormFacts } from './form/events.js';
export { type Form, formFilesOf, type KnownForm } from './form/state.js';
export { actionReminder, eMessageWaiting, noticesChosen, unsentTexts } from './mails/e-message.js';
export { type ClockSettings, defaultActionDue, replyDue } from './policies/reply-clock.js';
export { longestBody, longestNote, longestSubject, written, writtenFault } from './policies/texts.js';
export { type ProgramFacts, programFor } from './policies/whose.js';
export {
  whyNotAnswered,
  whyNotClosed,
  whyNotCompleted,
  whyNotNoReply,
  whyNotReplied,
  whyNotSent,
  whyNotWritten,
} from './policies/why-not.js';
export type { EMessageRefusal } from './refusals.js';
export { refuse as refuseMessage, type WhyNot, whyNot } from './refusals.js';
export { type CloseAction, mustBeClosable } from './thread/close-action.js';
export { threadDecider } from './thread/decider.js';
export { mustBeToDo } from './thread/documents.js';
export type { SentForm, ThreadEvent } from './thread/events.js';
export { mustWaitForReply } from './thread/mark-no-reply-needed.js';
export type { Standing } from './thread/on-thread.js';
export { mustBeAnswerable, mustStayOpen } from './thread/reply.js';
export * from './thread/state.js';
export * from './values.js';
export type { MessageCounts } from './views/e-message-counts.queries.js';
export { type MessageTaskKind, messageTaskKinds, type Threads } from './views/e-message-threads.queries.js';
export type { ThreadDocument } from './views/e-message-threads.view.js';
export { type MessageOrder, messageOrders, type SearchMessages } from './views/e-messages.queries.js';
export type { EMessageDocument } from './views/e-messages.view.js';
export type { Forms } from './views/forms.queries.js';
export type { FormDocument } from './views/forms.view.js';
export {
  type EntryDocument,
  type ThreadDetail,
  type ThreadEntry,
  threadDetail,
  threadDetailAfter,
} from './views/thread-detail.js';
