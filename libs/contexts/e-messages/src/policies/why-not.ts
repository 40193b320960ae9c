import { type WhyNot, whyNot } from '../refusals.js';
import type { Standing } from '../thread/on-thread.js';
import { actionOf, isQuestion, type Message, type OpenThread } from '../thread/state.js';
import { canBecome } from '../thread/status.js';

// The same answers as the decisions give, for a page that says beforehand what cannot be done.

/** A worker answers a customer's message. */
export function whyNotReplied(thread: OpenThread, message: Message, standing: Standing): WhyNot | undefined {
  const ended = actionOf(thread).status === 'Action Closed';
  if (ended || message.direction !== 'from_customer')
    return whyNot('status_impossible', ended ? 'Action Closed' : message.status, 'Replied');
  if (standing.account === undefined) return whyNot('no_account');
  return standing.outOfTheHome ? whyNot('out_of_the_home') : undefined;
}

export const whyNotClosed = (message: Message): WhyNot | undefined =>
  canBecome(message, 'Action Closed')
    ? undefined
    : whyNot('status_impossible', message.status, 'Action Closed');

export const whyNotNoReply = (message: Message): WhyNot | undefined =>
  isQuestion(message) ? undefined : whyNot('status_impossible', message.status, 'No reply needed');

/** Something new to the person. */
export function whyNotSent({ caseOpen, outOfTheHome, account }: Standing): WhyNot | undefined {
  if (!caseOpen) return whyNot('case_not_open');
  if (outOfTheHome) return whyNot('out_of_the_home');
  return account === undefined ? whyNot('no_account') : undefined;
}

/** A customer writes into a thread. */
export function whyNotAnswered(thread: OpenThread, standing: Standing): WhyNot | undefined {
  const { status } = actionOf(thread);
  if (status === 'Action Closed') return whyNot('status_impossible', status, 'Received');
  return whyNotWritten(standing);
}

/** A customer writes something new. */
export function whyNotWritten({ caseOpen, outOfTheHome, optedIn }: Standing): WhyNot | undefined {
  if (!caseOpen) return whyNot('case_not_open');
  if (outOfTheHome) return whyNot('out_of_the_home');
  return optedIn ? undefined : whyNot('county_opted_out', 'customer');
}

/** A customer does an action: also where the county has opted out, and on a case that is not open any more. */
export function whyNotCompleted(thread: OpenThread, { outOfTheHome }: Standing): WhyNot | undefined {
  const action = actionOf(thread);
  if (!canBecome(action, 'Action Completed'))
    return whyNot('status_impossible', action.status, 'Action Completed');
  return outOfTheHome ? whyNot('out_of_the_home') : undefined;
}
