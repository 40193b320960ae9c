import { type Instant, millisecondsBetween, NotFound } from '#kernel';
import type { OutboxEvent } from './events.js';
import type { OutgoingMessage } from './state.js';

/** A sender wants to hand a message over. Only who wrote the SendStarted may do so: no event, not yours. */
export interface StartSending {
  readonly kind: 'start-sending';
  readonly at: Instant;
  /** A person wants it tried again now, whatever failed before. */
  readonly byHand?: boolean;
  /** What it says is of no use any more, or must not go there any more: it is not handed over. */
  readonly useless?: boolean;
}

/** A sender that has said nothing for so long is taken for dead, and its message is sent by another. */
export const deadAfterMilliseconds = 120_000;

/** @throws NotFound */
export function startSending(command: StartSending, message: OutgoingMessage): readonly OutboxEvent[] {
  if (message.is === 'unknown') throw new NotFound();
  if (!mayStart(command, message)) return [];
  const { messageId, notAfter } = message.queued;
  const next = { messageId, attempt: message.attempt + 1, at: command.at };
  const isTooLate = command.useless === true || (notAfter !== undefined && command.at > notAfter);
  return isTooLate
    ? [{ type: 'SendFailed', data: { ...next, why: 'too_late' } }]
    : [{ type: 'SendStarted', data: next }];
}

type Known = Exclude<OutgoingMessage, { is: 'unknown' }>;

function mayStart({ at, byHand = false }: StartSending, message: Known): boolean {
  switch (message.is) {
    case 'queued':
      return true;
    case 'sent':
      return false;
    case 'returned':
      return byHand;
    case 'sending':
      return millisecondsBetween(message.since, at) >= deadAfterMilliseconds;
    case 'failed':
      return byHand || (message.retryAt !== undefined && message.retryAt <= at);
  }
}
