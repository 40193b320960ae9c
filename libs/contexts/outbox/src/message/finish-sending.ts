import { type Instant, NotFound, plusMinutes } from '#kernel';
import { type FailureReason, passingFailures } from '../values.js';
import type { OutboxEvent } from './events.js';
import type { OutgoingMessage } from './state.js';

/** What became of the sending that `attempt` began. */
export interface FinishSending {
  readonly kind: 'finish-sending';
  readonly attempt: number;
  readonly at: Instant;
  /** Absent: it was handed over. */
  readonly failure?: FailureReason;
}

/** Minutes to wait after the first, second, … failure. */
const firstWaits: readonly number[] = [1, 5, 30, 120];
const laterWait = 240;
/** Some four days, as mail servers do it (RFC 5321, 4.5.4.1); after the last one a person decides. */
const mostAttempts = 27;

const waitAfter = (attempt: number): number | undefined =>
  attempt > mostAttempts ? undefined : (firstWaits[attempt - 1] ?? laterWait);

const willPass = (failure: FailureReason): boolean =>
  (passingFailures as readonly FailureReason[]).includes(failure);

/** @throws NotFound */
export function finishSending(
  { attempt, at, failure }: FinishSending,
  message: OutgoingMessage,
): readonly OutboxEvent[] {
  if (message.is === 'unknown') throw new NotFound();
  if (message.is !== 'sending' || message.attempt !== attempt) return [];
  const { messageId } = message.queued;
  if (failure === undefined) return [{ type: 'OutgoingMessageSent', data: { messageId, attempt, at } }];
  const wait = willPass(failure) ? waitAfter(attempt) : undefined;
  const retry = wait === undefined ? {} : { retryAt: plusMinutes(at, wait) };
  return [{ type: 'SendFailed', data: { messageId, attempt, why: failure, ...retry, at } }];
}
