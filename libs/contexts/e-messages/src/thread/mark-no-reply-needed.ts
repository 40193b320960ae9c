import type { Sealed } from '#kernel';
import { refuse } from '../refusals.js';
import type { NoReplyReason } from '../values.js';
import { dueAfter } from './due-after.js';
import type { ThreadEvent } from './events.js';
import { type ByStaff, ofCounty, ofThread } from './on-thread.js';
import { isQuestion, type Thread } from './state.js';

/** A customer's message needs no reply: it stops waiting, and keeps its status (rule M5). */
export interface MarkNoReplyNeeded extends ByStaff {
  readonly kind: 'no-reply-needed';
  readonly reason: NoReplyReason;
  readonly note?: Sealed<{ readonly text: string }>;
}

export function markNoReplyNeeded(command: MarkNoReplyNeeded, known: Thread): readonly ThreadEvent[] {
  const { thread, message } = mustWaitForReply(known, command);
  if (message.noReply) return [];
  const { messageId, by, reason, note, at } = command;
  if (reason === 'other' && note === undefined) throw refuse('note_required', 'say why no reply is needed');
  const due = dueAfter(thread, [message], at);
  const marked = { reason, ...(note && { note }), ...(due && { actionDue: due }) };
  return [{ type: 'NoReplyNeeded', data: { ...ofThread(thread, command), messageId, by, ...marked } }];
}

/** The customer's, and not answered. @throws NotFound, Refused(status_impossible) */
export function mustWaitForReply(known: Thread, on: Pick<ByStaff, 'messageId' | 'by'>) {
  const found = ofCounty(known, on);
  const { message } = found;
  if (!isQuestion(message) && !message.noReply)
    throw refuse('status_impossible', message.status, 'No reply needed');
  return found;
}
