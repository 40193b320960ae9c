import {
  type AccountId,
  type Actor,
  type CaseNumber,
  type CountyCode,
  type Instant,
  type MessageId,
  messageId,
  NotFound,
  type PersonId,
  type Sealed,
  systemActor,
  type ThreadId,
  type WorkerId,
} from '#kernel';
import type { ThreadEvent } from './events.js';
import { toWhoHasIt } from './move-thread.js';
import { type ByCustomer, mustTakeFromCustomer, ofAccount, ofThread, type Standing } from './on-thread.js';
import { mustStayOpen } from './reply.js';
import type { Thread } from './state.js';

type Text = Sealed<{ readonly text: string }>;

/** A customer writes to the worker: a thread of its own. */
export interface ReceiveMessage {
  readonly kind: 'receive-message';
  readonly threadId: ThreadId;
  readonly number: string;
  readonly by: Actor;
  readonly accountId: AccountId;
  readonly county: CountyCode;
  readonly caseNumber: CaseNumber;
  readonly personId: PersonId;
  readonly program: string;
  readonly worker?: WorkerId;
  readonly subject: Text;
  readonly body: Text;
  /** Until when the county answers. */
  readonly due: Instant;
  readonly standing: Standing;
  readonly at: Instant;
}

/** A customer writes into a thread: a message of its own, whatever it answers keeps its status. */
export interface ReceiveReply extends ByCustomer {
  readonly kind: 'receive-reply';
  readonly newId: MessageId;
  readonly number: string;
  readonly body: Text;
  readonly due: Instant;
  /** Who has the case's program now: what is written goes to them, unless a supervisor gave the thread to somebody. */
  readonly hands: { readonly program: string; readonly worker?: WorkerId };
}

/** Where a message goes is nothing that a customer decides. */
const theProduct = systemActor('follow-case');

export function receiveMessage(command: ReceiveMessage, thread: Thread): readonly ThreadEvent[] {
  if (thread.is === 'begun') return [];
  const { kind: _, standing, by, ...sent } = command;
  const data = { ...sent, audience: sent.accountId };
  if (by.kind !== 'customer' || standing.account !== command.accountId) throw new NotFound();
  mustTakeFromCustomer(standing);
  return [{ type: 'MessageReceived', data: { ...data, messageId: messageId(data.threadId) } }];
}

export function receiveReply(command: ReceiveReply, known: Thread): readonly ThreadEvent[] {
  const { thread } = ofAccount(known, command);
  const { newId, number, accountId, body, due, hands, at } = command;
  if (thread.messages.some((each) => each.messageId === newId)) return [];
  mustStayOpen(thread);
  mustTakeFromCustomer(command.standing);
  const toCurrentHands = thread.pinned ? [] : toWhoHasIt(thread, { ...hands, by: theProduct, at });
  const { worker } = thread.pinned ? thread : hands;
  const { subject } = thread;
  const message = { ...ofThread(thread, command), messageId: newId, number, accountId, subject, body, due };
  return [...toCurrentHands, { type: 'MessageReceived', data: { ...message, ...(worker && { worker }) } }];
}
