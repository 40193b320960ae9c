import { type Actor, type Instant, type MessageId, NotFound } from '#kernel';
import type { ThreadEvent } from './events.js';
import { ofThread, type Standing } from './on-thread.js';
import { clockOf, messageIn, type Thread } from './state.js';

/** The timer found that a clock is over. */
export interface MarkOverdue {
  readonly kind: 'mark-overdue';
  readonly messageId: MessageId;
  readonly by: Actor;
  /** While nobody is linked, customers' clocks stand. */
  readonly standing: Standing;
  readonly at: Instant;
}

/** Once for each clock; whoever answered meanwhile is not late. */
export function markOverdue(command: MarkOverdue, thread: Thread): readonly ThreadEvent[] {
  if (thread.is === 'nothing' || command.by.kind !== 'system') throw new NotFound();
  const { messageId, standing, at } = command;
  const message = messageIn(thread, messageId);
  const clock = message && clockOf(thread, message);
  if (!message || !clock || message.overdue || clock.ends > at) return [];
  if (clock.for === 'customer' && standing.account === undefined) return [];
  return [{ type: 'ResponseOverdue', data: { ...ofThread(thread, command), messageId, late: clock.for } }];
}
