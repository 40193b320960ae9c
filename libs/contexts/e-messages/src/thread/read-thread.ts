import type { ThreadEvent } from './events.js';
import { type ByCustomer, type ByStaff, ofAccount, ofCounty, ofThread } from './on-thread.js';
import { isQuestion, type Message, type OpenThread, type Thread } from './state.js';
import { statusChanged } from './status.js';

/** Somebody of the county opens a thread. */
export interface ReadByWorker extends ByStaff {
  readonly kind: 'read-by-worker';
}
/** The customer opens it. */
export interface ReadByCustomer extends ByCustomer {
  readonly kind: 'read-by-customer';
}

/**
 * Only whoever has it in hand, or a supervisor, reads a customer's message; others look, and nothing changes (rule M3).
 * What needs no reply waits for nobody, and keeps its status.
 */
export function readByWorker(command: ReadByWorker, known: Thread): readonly ThreadEvent[] {
  const { thread } = ofCounty(known, command);
  const { by } = command;
  if (by.kind !== 'supervisor' && by.id !== thread.worker) return [];
  return opened(thread, {
    ...command,
    from: 'customer',
    messages: thread.messages.filter(
      (each) => !each.opened.worker && (isQuestion(each) || each.status === 'Action Completed'),
    ),
  });
}

/** Everything in it that waits for this reader. An action that is opened keeps its status. */
export function readByCustomer(command: ReadByCustomer, known: Thread): readonly ThreadEvent[] {
  const { thread } = ofAccount(known, command);
  return opened(thread, {
    ...command,
    from: 'worker',
    messages: thread.messages.filter((each) => each.direction === 'to_customer' && !each.opened.customer),
  });
}

interface Opening extends Pick<ByStaff, 'by' | 'at' | 'standing'> {
  readonly from: 'worker' | 'customer';
  readonly messages: readonly Message[];
}

function opened(thread: OpenThread, { from, messages, ...on }: Opening): readonly ThreadEvent[] {
  const entries = thread.entries.filter((each) => each.from === from && !each.read);
  if (messages.length === 0 && entries.length === 0) return [];
  const read = {
    messageIds: messages.map((each) => each.messageId),
    entryIds: entries.map((each) => each.entryId),
  };
  return [
    { type: 'MessageRead', data: { ...ofThread(thread, on), by: on.by, ...read } },
    ...messages
      .filter(({ status }) => status === 'Sent' || status === 'Received')
      .map((each) => statusChanged(thread, each, { ...on, to: 'Read' })),
  ];
}
