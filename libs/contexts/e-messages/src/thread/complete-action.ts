import type { FileId, Instant, Sealed } from '#kernel';
import { refuse } from '../refusals.js';
import { mustBeToDo } from './documents.js';
import type { ThreadEvent } from './events.js';
import { type ByCustomer, ofThread } from './on-thread.js';
import { type Action, nextEntry, type Thread } from './state.js';
import { statusChanged } from './status.js';

/** The customer did it, and sends it to the county. */
export interface CompleteAction extends ByCustomer {
  readonly kind: 'complete';
  readonly documents: readonly FileId[];
  readonly note?: Sealed<{ readonly text: string }>;
  /** "I have read it", of a View Document. */
  readonly viewed: boolean;
  /** The receipt. */
  readonly number: string;
  /** Until when the county looks at it. */
  readonly due: Instant;
}

/** Also while the county has opted out, and on a case that is not open any more (rule M1). @throws Refused */
export function completeAction(command: CompleteAction, known: Thread): readonly ThreadEvent[] {
  const { thread, message, action } = mustBeToDo(known, command);
  if (command.standing.outOfTheHome) throw refuse('out_of_the_home');
  mustBeDone(action, command);
  const { messageId, accountId, note, number, due } = command;
  const what = { documents: [...new Set(command.documents)], ...(note && { note }), number, due };
  const entryId = nextEntry(thread);
  return [
    {
      type: 'ActionCompleted',
      data: { ...ofThread(thread, command), messageId, entryId, accountId, ...what },
    },
    statusChanged(thread, message, { ...command, to: 'Action Completed' }),
  ];
}

function mustBeDone(action: Action, { documents, note, viewed, accountId }: CompleteAction): void {
  const own = action.documents.filter((each) => each.accountId === accountId && each.state !== 'refused');
  const there = new Set(own.map((each) => each.documentId));
  if (!documents.every((each) => there.has(each))) throw refuse('documents_missing', 'gone');
  if (action.type === 'View Document') {
    if (!viewed || !action.viewedBy.includes(accountId)) throw refuse('not_viewed');
    if (action.form?.returnExpected && documents.length === 0) throw refuse('documents_missing', 'return');
    return;
  }
  if (documents.length === 0 && note === undefined) throw refuse('documents_missing', 'any');
}
