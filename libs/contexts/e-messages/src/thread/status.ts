import { refuse } from '../refusals.js';
import type { Direction, MessageStatus } from '../values.js';
import type { ThreadEvent } from './events.js';
import { type ByStaff, ofThread } from './on-thread.js';
import type { Message, OpenThread } from './state.js';

type Table = Partial<Record<MessageStatus, readonly MessageStatus[]>>;

/** Every change of status that there is (rule M2); whatever is not here is impossible. */
const table: Readonly<Record<Direction, Table>> = {
  to_customer: {
    Sent: ['Read'],
    'New Action': ['Action Completed', 'Action Closed'],
    'Action Completed': ['Action Closed', 'New Action'],
  },
  from_customer: { Received: ['Read', 'Replied'], Read: ['Replied'] },
};

export const canBecome = ({ direction, status }: Pick<Message, 'direction' | 'status'>, to: MessageStatus) =>
  table[direction][status]?.includes(to) ?? false;

/** @throws Refused(status_impossible), which names both */
export function mustBecome(message: Message, to: MessageStatus): void {
  if (!canBecome(message, to)) throw refuse('status_impossible', message.status, to);
}

/** The change as an event. @throws Refused(status_impossible) */
export function statusChanged(
  thread: OpenThread,
  message: Message,
  {
    to,
    ...on
  }: { readonly to: MessageStatus } & Pick<ByStaff, 'by' | 'at'> & Partial<Pick<ByStaff, 'standing'>>,
): ThreadEvent {
  mustBecome(message, to);
  const { messageId, status: from } = message;
  return { type: 'MessageStatusChanged', data: { ...ofThread(thread, on), messageId, from, to, by: on.by } };
}
