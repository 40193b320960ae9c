import {
  type AccountId,
  type CaseNumber,
  type CountyCode,
  endOfDay,
  type FileId,
  type Instant,
  type LocalDate,
  type MessageId,
  type PersonId,
  type Sealed,
  type ThreadId,
  type WorkerId,
} from '#kernel';
import type { ActionType, Direction, DocumentState, MessageStatus } from '../values.js';
import type { MovedDue, SentForm, ThreadEvent } from './events.js';

/** One message: what has a status of its own. */
export interface Message {
  readonly messageId: MessageId;
  /** The receipt. */
  readonly number: string;
  readonly at: Instant;
  readonly direction: Direction;
  readonly status: MessageStatus;
  /** Of who wrote it, or for whom it was. */
  readonly accountId: AccountId;
  /** Marked as needing no reply: it waits for nobody. */
  readonly noReply: boolean;
  /** When the county's clock for it ends: of a customer's message, and of a completed action. */
  readonly due?: Instant;
  /** Its running clock is over, and that was recorded. */
  readonly overdue: boolean;
  /** Opened by the side it waits for: also an action, whose status does not say so. */
  readonly opened: { readonly customer: boolean; readonly worker: boolean };
}

export interface Document {
  readonly documentId: FileId;
  readonly accountId: AccountId;
  readonly size: number;
  readonly state: DocumentState;
  /** Sent to the county with a completion; it stays. */
  readonly sent: boolean;
}

/** The action that a thread began with. */
export interface Action {
  readonly type: ActionType;
  readonly form?: SentForm;
  /** The last day to do it. */
  readonly due: LocalDate;
  readonly documents: readonly Document[];
  /** What was added and taken away again. */
  readonly removed: readonly FileId[];
  /** Accounts that opened the form's file. */
  readonly viewedBy: readonly AccountId[];
}

/** What was written to the other side without a status: answers, completions, notes of closing. */
interface Entry {
  readonly entryId: string;
  readonly at: Instant;
  readonly from: 'worker' | 'customer';
  readonly read: boolean;
}

export interface OpenThread {
  readonly is: 'begun';
  readonly threadId: ThreadId;
  readonly county: CountyCode;
  readonly caseNumber: CaseNumber;
  readonly personId: PersonId;
  readonly program: string;
  /** As the event holds it; opened by whoever may see it. */
  readonly subject: Sealed<{ readonly text: string }>;
  readonly worker?: WorkerId;
  /** A supervisor gave it to that worker: who has the program since does not matter. */
  readonly pinned: boolean;
  /** In the order in which they came; the first one began the thread. */
  readonly messages: readonly Message[];
  readonly entries: readonly Entry[];
  readonly action?: Action;
}

/** `e-message-{threadId}` */
export type Thread = { readonly is: 'nothing' } | OpenThread;

export const noThread: Thread = { is: 'nothing' };

/** Total. A thread begins with its first message. */
export function evolveThread(thread: Thread, event: ThreadEvent): Thread {
  if (thread.is === 'nothing') return begun(event);
  switch (event.type) {
    case 'MessageSent':
    case 'ActionRequested':
      return thread;
    case 'MessageReceived': {
      const message = received(event.data);
      // A question stops the clock of the action that it is about.
      return withAction({ ...thread, messages: [...thread.messages, message] }, {}, { overdue: false });
    }
    case 'MessageRead': {
      const { messageIds, entryIds, by } = event.data;
      const entries = thread.entries.map((each) =>
        entryIds.includes(each.entryId) ? { ...each, read: true } : each,
      );
      const side = by.kind === 'customer' ? 'customer' : 'worker';
      const messages = thread.messages.map((each) =>
        messageIds.includes(each.messageId) ? { ...each, opened: { ...each.opened, [side]: true } } : each,
      );
      return { ...thread, messages, entries };
    }
    case 'MessageStatusChanged':
      return withStatus(thread, event.data);
    case 'ReplySent': {
      const { entryId, answers, actionDue, at } = event.data;
      const answered = answers.reduce((changed, id) => withMessage(changed, id, { noReply: false }), thread);
      return withEntry(withAction(answered, movedTo(actionDue)), { entryId, at, from: 'worker' });
    }
    case 'ActionCompleted': {
      const { messageId, entryId, documents, due, at } = event.data;
      const sent = thread.action?.documents.map((each) =>
        documents.includes(each.documentId) ? { ...each, sent: true } : each,
      );
      const completed = withAction(thread, { ...(sent && { documents: sent }) });
      const done = withMessage(completed, messageId, { due, opened: { customer: true, worker: false } });
      return withEntry(done, { entryId, at, from: 'customer' });
    }
    case 'ActionReopened': {
      const { messageId, due } = event.data;
      const unseen = { opened: { customer: false, worker: true } };
      return withMessage(withAction(thread, { due }), messageId, unseen);
    }
    case 'ActionClosed':
      return withEntry(thread, { entryId: event.data.entryId, at: event.data.at, from: 'worker' });
    case 'NoReplyNeeded': {
      const { messageId, actionDue } = event.data;
      const marked = withMessage(thread, messageId, { noReply: true, overdue: false });
      return withAction(marked, movedTo(actionDue));
    }
    case 'MessageReassigned': {
      const { to, program, how } = event.data;
      const { worker: _, ...rest } = thread;
      const hands = to.worker === undefined ? {} : { worker: to.worker };
      return { ...rest, ...hands, county: to.county, program, pinned: how === 'supervisor' };
    }
    case 'MessageNoted':
      return thread;
    case 'ResponseOverdue':
      return withMessage(thread, event.data.messageId, { overdue: true });
    case 'DocumentUploaded': {
      const { documentId, accountId, size, state } = event.data;
      const added = { documentId, accountId, size, state, sent: false };
      return withAction(thread, { documents: [...(thread.action?.documents ?? []), added] });
    }
    case 'DocumentRemoved':
      return withAction(thread, {
        documents: thread.action?.documents.filter((each) => each.documentId !== event.data.documentId) ?? [],
        removed: [...(thread.action?.removed ?? []), event.data.documentId],
      });
    case 'DocumentReleased':
      return withDocument(thread, event.data.documentId, 'released');
    case 'DocumentRefused':
      return withDocument(thread, event.data.documentId, 'refused');
    case 'DocumentViewed': {
      const viewedBy = [...(thread.action?.viewedBy ?? []), event.data.accountId];
      return withAction(thread, { viewedBy });
    }
  }
}

function begun(event: ThreadEvent): Thread {
  if (event.type !== 'MessageSent' && event.type !== 'ActionRequested' && event.type !== 'MessageReceived')
    return noThread;
  const { threadId, county, caseNumber, personId, program = '', worker, subject } = event.data;
  const about = { threadId, county, caseNumber, personId, program, subject };
  const fresh = { pinned: false, entries: [] };
  const thread = { is: 'begun' as const, ...about, ...(worker !== undefined && { worker }), ...fresh };
  if (event.type === 'MessageReceived') return { ...thread, messages: [received(event.data)] };
  const { messageId, number, at, accountId } = event.data;
  const sent = { messageId, number, at, accountId, direction: 'to_customer' as const, noReply: false };
  const unseen = { overdue: false, opened: { customer: false, worker: true } };
  if (event.type === 'MessageSent') return { ...thread, messages: [{ ...sent, ...unseen, status: 'Sent' }] };
  const { action: type, form, due } = event.data;
  return {
    ...thread,
    messages: [{ ...sent, ...unseen, status: 'New Action' }],
    action: { type, ...(form && { form }), due, documents: [], removed: [], viewedBy: [] },
  };
}

type Received = Extract<ThreadEvent, { type: 'MessageReceived' }>['data'];

const received = ({ messageId, number, at, accountId, due }: Received): Message => ({
  messageId,
  number,
  at,
  accountId,
  due,
  direction: 'from_customer',
  status: 'Received',
  noReply: false,
  overdue: false,
  opened: { customer: true, worker: false },
});

const movedTo = (due: MovedDue | undefined): Partial<Action> => (due === undefined ? {} : { due: due.to });

/** What was answered, done or ended has no running clock any more; replying is also reading. */
function withStatus(
  thread: OpenThread,
  { messageId, to }: { readonly messageId: MessageId; readonly to: MessageStatus },
): OpenThread {
  const isSameClock = to === 'Read';
  const opened = to === 'Replied' ? { opened: { customer: true, worker: true } } : {};
  return withMessage(thread, messageId, {
    status: to,
    ...opened,
    ...(isSameClock ? {} : { overdue: false }),
  });
}

const withMessage = (thread: OpenThread, id: MessageId, change: Partial<Message>): OpenThread => ({
  ...thread,
  messages: thread.messages.map((each) => (each.messageId === id ? { ...each, ...change } : each)),
});

/** The first message of a thread with an action is that action. */
function withAction(
  thread: OpenThread,
  change: Partial<Action>,
  ofMessage: Partial<Message> = {},
): OpenThread {
  if (thread.action === undefined) return thread;
  const changed = { ...thread, action: { ...thread.action, ...change } };
  const { messageId, status } = actionOf(changed);
  return status === 'New Action' ? withMessage(changed, messageId, ofMessage) : changed;
}

const withEntry = (thread: OpenThread, entry: Omit<Entry, 'read'>): OpenThread => ({
  ...thread,
  entries: [...thread.entries, { ...entry, read: false }],
});

function withDocument(thread: OpenThread, id: FileId, state: DocumentState): OpenThread {
  const documents = thread.action?.documents.map((each) =>
    each.documentId === id ? { ...each, state } : each,
  );
  return withAction(thread, { ...(documents && { documents }) });
}

/** The message that began the thread: its action, where it has one. */
export const actionOf = (thread: OpenThread): Message => thread.messages[0]!;

export const messageIn = (thread: OpenThread, id: string): Message | undefined =>
  thread.messages.find((each) => each.messageId === id);

/** From the customer, not answered, and not marked as needing no reply. */
export const isQuestion = ({ direction, status, noReply }: Message): boolean =>
  direction === 'from_customer' && (status === 'Received' || status === 'Read') && !noReply;

/** Whose turn it is, of one message (rule M4). */
export function waitsFor(message: Message): 'worker' | 'customer' | undefined {
  if (isQuestion(message) || message.status === 'Action Completed') return 'worker';
  return message.status === 'New Action' ? 'customer' : undefined;
}

/** Somebody has still to do something in it. */
export const isOpen = (thread: OpenThread): boolean =>
  thread.messages.some((each) => waitsFor(each) !== undefined);

/** The clock that runs for a message: whose, and when it ends. An action's stands still while a question of it waits. */
export function clockOf(
  thread: OpenThread,
  message: Message,
): { readonly for: 'worker' | 'customer'; readonly ends: Instant } | undefined {
  const who = waitsFor(message);
  if (who === 'worker') return message.due === undefined ? undefined : { for: who, ends: message.due };
  if (who === undefined || thread.action === undefined || thread.messages.some(isQuestion)) return undefined;
  return { for: who, ends: endOfDay(thread.action.due) };
}

/** Names what is written without a status: in the order in which it came. */
export const nextEntry = (thread: OpenThread, more = 0): string =>
  `${thread.threadId}-e${thread.entries.length + 1 + more}`;
