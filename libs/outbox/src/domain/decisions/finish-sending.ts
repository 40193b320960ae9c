import { type Instant, NotFound, plusMinutes } from '#kernel';
import type { OutboxEvent } from '../events.js';
import type { OutgoingMessage } from '../state.js';
import type { FailureReason } from '../values.js';

/** What became of the sending that `attempt` began. */
export interface FinishSending {
  readonly kind: 'finish-sending';
  readonly attempt: number;
  readonly at: Instant;
  /** Absent: it was handed over. */
  readonly failure?: FailureReason;
}

/** Minutes to wait after the first, second, … failure; after the last one a person decides. */
const waits = [1, 5, 30, 120] as const;

/** @throws NotFound */
export function finishSending(
  { attempt, at, failure }: FinishSending,
  message: OutgoingMessage,
): readonly OutboxEvent[] {
  if (message.is === 'unknown') throw new NotFound();
  if (message.is !== 'sending' || message.attempt !== attempt) return [];
  const { messageId } = message.queued;
  if (failure === undefined) return [{ type: 'OutgoingMessageSent', data: { messageId, attempt, at } }];
  const wait = failure === 'refused' ? undefined : waits[attempt - 1];
  const retry = wait === undefined ? {} : { retryAt: plusMinutes(at, wait) };
  return [{ type: 'SendFailed', data: { messageId, attempt, why: failure, ...retry, at } }];
}
