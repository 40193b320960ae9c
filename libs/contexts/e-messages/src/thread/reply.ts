import type { MessageId, Sealed } from '#kernel';
import { refuse } from '../refusals.js';
import { dueAfter } from './due-after.js';
import type { ThreadEvent } from './events.js';
import { type ByStaff, ofCounty, ofThread } from './on-thread.js';
import { actionOf, nextEntry, type OpenThread, type Thread } from './state.js';
import { statusChanged } from './status.js';

/** A worker answers a customer's message, and with it all before it on the page (rule M3). */
export interface Reply extends ByStaff {
  readonly kind: 'reply';
  /** The newest message that the worker saw; absent: the one that is answered. */
  readonly upTo?: MessageId;
  readonly body: Sealed<{ readonly text: string }>;
}

/**
 * Replying is reading, too. What came after `upTo` stays Received. An answer to what was answered already is an
 * addition: no status changes. @throws Refused
 */
export function reply(command: Reply, known: Thread): readonly ThreadEvent[] {
  const { thread, message } = mustBeAnswerable(known, command);
  const { by, at, body, standing, upTo = message.messageId } = command;
  if (standing.account === undefined) throw refuse('no_account');
  if (standing.outOfTheHome) throw refuse('out_of_the_home');
  const last = thread.messages.findIndex((each) => each.messageId === upTo);
  const seen = thread.messages.slice(0, Math.max(last, thread.messages.indexOf(message)) + 1);
  const answered = seen.filter((each) => each.direction === 'from_customer' && each.status !== 'Replied');
  const entryId = nextEntry(thread);
  const answers = answered.map((each) => each.messageId);
  const due = dueAfter(thread, answered, at);
  return [
    {
      type: 'ReplySent',
      data: { ...ofThread(thread, command), entryId, by, body, answers, ...(due && { actionDue: due }) },
    },
    ...answered.map((each) => statusChanged(thread, each, { ...command, to: 'Replied' })),
  ];
}

/** A message that can be answered: the customer's own, in a thread that goes on. @throws NotFound, Refused(status_impossible) */
export function mustBeAnswerable(known: Thread, on: Pick<ByStaff, 'messageId' | 'by'>) {
  const found = ofCounty(known, on);
  const { thread, message } = found;
  mustStayOpen(thread, 'Replied');
  if (message.direction !== 'from_customer') throw refuse('status_impossible', message.status, 'Replied');
  return found;
}

/** Nothing is written after an action was closed. @throws Refused(status_impossible) */
export function mustStayOpen(thread: OpenThread, to: 'Replied' | 'Received' = 'Received'): void {
  const { status } = actionOf(thread);
  if (status === 'Action Closed') throw refuse('status_impossible', status, to);
}
