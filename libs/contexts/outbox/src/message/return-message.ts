import { type Instant, NotFound } from '#kernel';
import { refuse } from '../refusals.js';
import type { OutboxEvent } from './events.js';
import type { OutgoingMessage } from './state.js';

/** The mail server's script reports a mail that came back for good, whether or not the server had taken it first. */
export interface ReturnMessage {
  readonly kind: 'return';
  /** Enhanced status code (RFC 3463), such as `5.1.1`. */
  readonly code: string;
  readonly at: Instant;
}

/** @throws NotFound, Refused(never_mailed) */
export function returnMessage({ code, at }: ReturnMessage, message: OutgoingMessage): readonly OutboxEvent[] {
  if (message.is === 'unknown') throw new NotFound();
  if (message.is === 'returned') return [];
  const { messageId, channel, template, cause } = message.queued;
  if (channel !== 'email' || message.attempt === 0) throw refuse('never_mailed');
  return [{ type: 'OutgoingMessageReturned', data: { messageId, template, cause, code, at } }];
}
