import type { Projection } from '#engine';
import { plusMilliseconds } from '#kernel';
import { type OutboxEvent, outboxEvents, type Queued } from '../message/events.js';
import { deadAfterMilliseconds } from '../message/start-sending.js';
import { type OutboxDocument, outboxView } from './outbox.view.js';

/** A document for each message. */
export const outboxProjection: Projection<OutboxEvent, OutboxDocument> = {
  schema: outboxView,
  catalogues: [outboxEvents],
  keys: (event) => [event.data.messageId],
  fold(document, event) {
    if (event.type === 'OutgoingMessageQueued') return queued(event.data);
    if (document === undefined) return undefined;
    if (event.type === 'OutgoingMessageReturned')
      return { ...document, state: 'returned', dueAt: null, returnCode: event.data.code };
    const { attempt: attempts, at } = event.data;
    switch (event.type) {
      case 'SendStarted':
        return {
          ...document,
          state: 'sending',
          attempts,
          dueAt: plusMilliseconds(at, deadAfterMilliseconds),
        };
      case 'OutgoingMessageSent':
        return {
          ...document,
          state: 'sent',
          attempts,
          dueAt: null,
          sentAt: at,
          failure: null,
          returnCode: null,
        };
      case 'SendFailed': {
        const { why, retryAt } = event.data;
        return { ...document, state: 'failed', attempts, dueAt: retryAt ?? null, failure: why };
      }
    }
  },
};

const queued = (message: Queued): OutboxDocument => ({
  messageId: message.messageId,
  state: 'queued',
  channel: message.channel,
  template: message.template,
  language: message.language,
  to: message.to,
  params: message.params,
  sealedParams: message.sealedParams ?? null,
  cause: message.cause,
  causeId: message.cause.eventId,
  subjectOfData: message.subjectOfData,
  attempts: 0,
  queuedAt: message.at,
  dueAt: message.at,
  sentAt: null,
  failure: null,
  returnCode: null,
});
