import { refusals } from '#kernel';
import type { MessageStatus } from './values.js';

/** Everything that this context can refuse, with the text a person sees. */
const texts = {
  county_opted_out: (who: string) =>
    who === 'customer'
      ? 'This county takes no messages here. Please call or visit it; its phone and hours stand at the foot of the page.'
      : 'This county has not opted in to Two-Way Messaging, so no Action can be sent. Send a Message, or ask a supervisor to change the county settings.',
  case_not_open:
    'This case is not open any more, so nothing new can be sent on it. Choose a case that is Active or Pending, or contact the county.',
  no_account:
    'This person has no linked account on the portal, so nobody would see it. Link the account first, or write on paper.',
  out_of_the_home:
    'This person is Permanently Out of the Home on this case, so nothing new can be sent either way. What was written before can still be read.',
  status_impossible: (from: string, to: string) =>
    `The status of this message is ${from}, so it cannot become ${to}. ${whatInstead(from as MessageStatus, to)}`,
  form_not_sendable:
    'This document is not one that can be sent through the portal. Choose another one, or have a supervisor mark it as sendable in the Forms catalogue.',
  not_viewed: 'Open the document first, then confirm that you have read it.',
  documents_missing: (what: string) =>
    what === 'gone'
      ? 'A document that you named is not there any more. Open the action again and check what is added.'
      : what === 'return'
        ? 'This document asks to be completed and returned: add it, then send it to the county.'
        : 'Add at least one document, or say in a note that you cannot get it, then send it to the county.',
  note_required: (why: string) => `Please add a note: ${why}.`,
  document_sent:
    'This document was sent to the county, so it stays with the case. If it is the wrong one, add the right one as well.',
  file_quarantined:
    'This document has not been looked into for viruses yet, so it cannot be opened. A supervisor can release or refuse it.',
  files_too_many: (most: string) =>
    `At most ${most} documents can be added to one action. Remove one first, or put several pictures into one document.`,
  file_too_large: (megabytes: string) =>
    `Together the documents of one action can have at most ${megabytes} MB. Remove one, or make this one smaller.`,
  conflict: 'Somebody else changed this meanwhile. Look at it again, then save once more.',
} as const;

/** What can be done instead, so that a refusal never ends in nothing. */
function whatInstead(from: MessageStatus, to: string): string {
  switch (from) {
    case 'Action Closed':
      if (to === 'Replied')
        return 'It has ended. Answer in a new e-Message, then mark the question as needing no reply.';
      if (to === 'Received') return 'It has ended. Write a new message, or contact your county.';
      return 'It has ended. Start a new message or a new action.';
    case 'Action Completed':
      return to === 'Replied'
        ? 'Add a new e-Message if there is more to say, or close the action.'
        : 'It has been sent to the county, which looks at it and closes it.';
    case 'New Action':
      if (to === 'Replied') return 'Add a new e-Message if there is more to say, or withdraw it with a note.';
      return 'The customer has to do it first, or it is withdrawn with a note.';
    case 'Sent':
      return 'The customer has not opened it yet. Add a new e-Message if there is more to say.';
    case 'Read':
    case 'Replied':
    case 'Received':
      return 'Open it again to see what can be done now, or add a new e-Message.';
  }
}

export type EMessageRefusal = keyof typeof texts;

export const refuse = refusals(texts);

/** A refusal as data, for a page that says beforehand why something cannot be done. */
export interface WhyNot {
  readonly code: EMessageRefusal;
  readonly text: string;
}

export const whyNot = (code: EMessageRefusal, ...names: string[]): WhyNot => ({
  code,
  text: refuse(code, ...names).message,
});
