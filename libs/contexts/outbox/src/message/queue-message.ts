import type { OutboxEvent, Queued } from './events.js';
import type { OutgoingMessage } from './state.js';

export interface QueueMessage extends Queued {
  readonly kind: 'queue';
}

/** The id is derived from what caused it, so the same cause queues one message. */
export const queueMessage = (
  { kind: _, ...message }: QueueMessage,
  known: OutgoingMessage,
): readonly OutboxEvent[] =>
  known.is === 'unknown' ? [{ type: 'OutgoingMessageQueued', data: message }] : [];
