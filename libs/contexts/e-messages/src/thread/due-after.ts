import type { Instant } from '#kernel';
import { atLeast, daysAfterAnswer } from '../policies/reply-clock.js';
import type { MovedDue } from './events.js';
import { actionOf, isQuestion, type Message, type OpenThread } from './state.js';

/** The customer asked about an action: once these wait no more, there is time to do it (rule M7). */
export function dueAfter(thread: OpenThread, settled: readonly Message[], at: Instant): MovedDue | undefined {
  const { action } = thread;
  const { messageId, status } = actionOf(thread);
  if (action === undefined || status !== 'New Action' || !settled.some(isQuestion)) return undefined;
  const to = atLeast(action.due, at, daysAfterAnswer);
  return to === action.due ? undefined : { messageId, from: action.due, to };
}
