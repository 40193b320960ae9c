import type { Decider } from '#kernel';
import { type FinishSending, finishSending } from './decisions/finish-sending.js';
import { type QueueMessage, queueMessage } from './decisions/queue-message.js';
import { type StartSending, startSending } from './decisions/start-sending.js';
import { type OutboxEvent, outboxEvents } from './events.js';
import { evolveMessage, noMessage, type OutgoingMessage } from './state.js';

export type OutboxCommand = QueueMessage | StartSending | FinishSending;

/** `outbox-{messageId}`: one outgoing mail or text, sent at least once (design: outgoing mail and text). */
export const outboxDecider: Decider<OutboxCommand, OutboxEvent, OutgoingMessage> = {
  category: 'outbox',
  catalogue: outboxEvents,
  initial: noMessage,
  opensPersonalData: true,
  evolve: evolveMessage,
  decide(command, message) {
    switch (command.kind) {
      case 'queue':
        return queueMessage(command, message);
      case 'start-sending':
        return startSending(command, message);
      case 'finish-sending':
        return finishSending(command, message);
    }
  },
};
