import type { Instant } from '#kernel';
import type { OutboxEvent, Queued } from './events.js';

/** `outbox-{messageId}`. `attempt`: how often it was begun to be sent. */
export type OutgoingMessage =
  | { readonly is: 'unknown' }
  | ({ readonly queued: Queued; readonly attempt: number } & (
      | { readonly is: 'queued' }
      | { readonly is: 'sending'; readonly since: Instant }
      | { readonly is: 'sent' }
      | { readonly is: 'returned' }
      | { readonly is: 'failed'; readonly retryAt: Instant | undefined }
    ));

export const noMessage: OutgoingMessage = { is: 'unknown' };

export function evolveMessage(message: OutgoingMessage, event: OutboxEvent): OutgoingMessage {
  if (event.type === 'OutgoingMessageQueued') return { is: 'queued', queued: event.data, attempt: 0 };
  if (message.is === 'unknown') return message;
  const { queued } = message;
  if (event.type === 'OutgoingMessageReturned') return { is: 'returned', queued, attempt: message.attempt };
  const { attempt } = event.data;
  switch (event.type) {
    case 'SendStarted':
      return { is: 'sending', queued, attempt, since: event.data.at };
    case 'OutgoingMessageSent':
      return { is: 'sent', queued, attempt };
    case 'SendFailed':
      return { is: 'failed', queued, attempt, retryAt: event.data.retryAt };
  }
}
