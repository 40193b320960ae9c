import { type AccountId, type Actor, type Instant, isStaff, type MessageId, NotFound } from '#kernel';
import { refuse } from '../refusals.js';
import type { OfThread } from './events.js';
import { type Action, actionOf, type Message, messageIn, type OpenThread, type Thread } from './state.js';

/** How things stand with a person on a case, folded from the streams of the case, its person and their link. */
export interface Standing {
  /** The case is Active or Pending. */
  readonly caseOpen: boolean;
  /** The county has opted in to Two-Way Messaging. */
  readonly optedIn: boolean;
  /** Linked to the person now. */
  readonly account?: AccountId;
  /** Permanently Out of the Home on this case. */
  readonly outOfTheHome: boolean;
}

/** What every command of a county's staff on a message carries. */
export interface ByStaff {
  readonly messageId: MessageId;
  readonly by: Actor;
  readonly standing: Standing;
  readonly at: Instant;
}

/** What every command of a customer on a message carries. */
export interface ByCustomer {
  readonly messageId: MessageId;
  readonly by: Actor;
  readonly accountId: AccountId;
  readonly standing: Standing;
  readonly at: Instant;
}

/** What every event of a thread carries. */
export const ofThread = (
  { threadId, county, caseNumber, personId }: OpenThread,
  { at, standing }: { readonly at: Instant; readonly standing?: Pick<Standing, 'account'> },
): Omit<OfThread, 'counts'> => ({
  ...{ threadId, county, caseNumber, personId, at },
  ...(standing?.account && { audience: standing.account }),
});

interface Found {
  readonly thread: OpenThread;
  readonly message: Message;
}

/** A message of the county that somebody works in. @throws NotFound also for another county's, and for whoever is no staff */
export function ofCounty(thread: Thread, { messageId, by }: Pick<ByStaff, 'messageId' | 'by'>): Found {
  if (!isStaff(by) || thread.is === 'nothing' || thread.county !== by.county) throw new NotFound();
  return found(thread, messageId);
}

/** The product itself, or a county's own staff. @throws NotFound */
export function ofCountyOrSystem(thread: Thread, on: Pick<ByStaff, 'messageId' | 'by'>): Found {
  if (on.by.kind !== 'system') return ofCounty(thread, on);
  if (thread.is === 'nothing') throw new NotFound();
  return found(thread, on.messageId);
}

/** A message of the person to whom the customer's account is linked now. @throws NotFound for every other one */
export function ofAccount(thread: Thread, { messageId, by, accountId, standing }: ByCustomer): Found {
  if (thread.is === 'nothing' || by.kind !== 'customer' || standing.account !== accountId)
    throw new NotFound();
  return found(thread, messageId);
}

function found(thread: OpenThread, id: MessageId): Found {
  const message = messageIn(thread, id);
  if (message === undefined) throw new NotFound();
  return { thread, message };
}

/** The action of a thread, for what can only be done to one. @throws Refused(status_impossible) where there is none */
export function actionIn({ thread, message }: Found): Action {
  if (thread.action === undefined || actionOf(thread).messageId !== message.messageId)
    throw refuse('status_impossible', message.status, 'Action Completed');
  return thread.action;
}

/** The customer writes something new. @throws Refused */
export function mustTakeFromCustomer({ caseOpen, optedIn, outOfTheHome }: Standing): void {
  if (!caseOpen) throw refuse('case_not_open');
  if (outOfTheHome) throw refuse('out_of_the_home');
  if (!optedIn) throw refuse('county_opted_out', 'customer');
}
