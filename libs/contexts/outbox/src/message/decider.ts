import type { Decider } from '#kernel';
import { type OutboxEvent } from './events.js';
import { type FinishSending, finishSending } from './finish-sending.js';
import { type QueueMessage, queueMessage } from './queue-message.js';
import { type ReturnMessage, returnMessage } from './return-message.js';
import { type StartSending, startSending } from './start-sending.js';
import { evolveMessage, noMessage, type OutgoingMessage } from './state.js';

export type OutboxCommand = QueueMessage | StartSending | FinishSending | ReturnMessage;

/** `outbox-{messageId}`: one outgoing mail or text, sent at least once (design: outgoing mail and text). */
export const outboxDecider: Decider<OutboxCommand, OutboxEvent, OutgoingMessage> = {
  category: 'outbox',
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
      case 'return':
        return returnMessage(command, message);
      default:
        return command satisfies never;
    }
  },
};
