import type { AccountId, Actor, FileId, Instant, LocalDate, MessageId, Recorded, Sealed } from '#kernel';
import type { SentForm, ThreadEvent } from '../thread/events.js';
import type { ActionType, DocumentState, MessageStatus, MessageType, NoReplyReason } from '../values.js';

type Text = Sealed<{ readonly text: string }>;

/** A document of an entry. */
export interface EntryDocument {
  readonly documentId: FileId;
  readonly name: Text;
  readonly type: string;
  readonly size: number;
  readonly pages: number;
  readonly state: DocumentState;
  readonly accountId: AccountId;
  readonly at: Instant;
}

/** What a thread's page shows of one thing that was written, oldest first. */
export interface ThreadEntry {
  readonly entryId: string;
  /** `note`: for staff only. */
  readonly kind: 'message' | 'action' | 'reply' | 'completion' | 'closing' | 'note';
  readonly from: 'worker' | 'customer';
  /** Of who wrote it, where it came from a customer. */
  readonly accountId?: AccountId;
  readonly by: Actor;
  /** The message that it is, or belongs to. */
  readonly messageId: MessageId;
  readonly number?: string;
  readonly body?: Text;
  /** What was noted when a completed action was closed: customers read only why one was withdrawn (rule M2). */
  readonly staffOnly?: true;
  readonly at: Instant;
  /** Of a message. */
  readonly status?: MessageStatus;
  readonly readAt?: Instant;
  /** Until when the county answers, of a customer's message and of a completion. */
  readonly due?: Instant;
  readonly noReply?: {
    readonly reason: NoReplyReason;
    readonly note?: Text;
    readonly by: Actor;
    readonly at: Instant;
  };
  readonly documents: readonly EntryDocument[];
}

/** A thread as it was written, still sealed; folded from its stream when it is opened, so it is never behind. */
export interface ThreadDetail {
  readonly subject: Text;
  readonly type: MessageType;
  readonly begunBy: 'worker' | 'customer';
  readonly entries: readonly ThreadEntry[];
  readonly action?: {
    readonly type: ActionType;
    readonly form?: SentForm;
    readonly due: LocalDate;
    readonly follows?: MessageId;
    readonly followedBy?: MessageId;
    /** Added, and not sent to the county yet: only the customer sees them. */
    readonly added: readonly EntryDocument[];
    readonly openedAt?: Instant;
    readonly viewed: readonly { readonly accountId: AccountId; readonly at: Instant }[];
    /** It was completed by an account that is not linked any more. */
    readonly completedBy?: AccountId;
  };
  /** Opens the thread to be answered "when did it change hands": moves, newest last. */
  readonly moves: readonly Extract<ThreadEvent, { type: 'MessageReassigned' }>['data'][];
  /** What tells of it by mail: the events that may have caused one, newest last. */
  readonly told: readonly { readonly eventId: string; readonly at: Instant }[];
}

/** Undefined: no thread began with these events. */
export function threadDetail(events: readonly Recorded<ThreadEvent>[]): ThreadDetail | undefined {
  return events.reduce<ThreadDetail | undefined>(threadDetailAfter, undefined);
}

/** One event more. */
export function threadDetailAfter(
  detail: ThreadDetail | undefined,
  event: Recorded<ThreadEvent>,
): ThreadDetail | undefined {
  if (detail === undefined) return begun(event);
  switch (event.type) {
    case 'MessageSent':
    case 'ActionRequested':
      return detail;
    case 'MessageReceived':
      return added(detail, received(event));
    case 'MessageRead': {
      const { messageIds, entryIds, by, at } = event.data;
      const side = by.kind === 'customer' ? 'worker' : 'customer';
      return mapped(detail, (each) =>
        each.from === side &&
        each.readAt === undefined &&
        (entryIds.includes(each.entryId) || messageIds.includes(each.messageId))
          ? { ...each, readAt: at }
          : each,
      );
    }
    case 'MessageStatusChanged': {
      const { messageId, to, at } = event.data;
      // Replying is reading, too.
      const read = to === 'Replied' ? { readAt: at } : {};
      return mapped(detail, (each) => (each.entryId === messageId ? { ...read, ...each, status: to } : each));
    }
    case 'ReplySent': {
      const { entryId, by, body, answers, actionDue, at } = event.data;
      const messageId = answers.at(-1) ?? lastOfCustomer(detail);
      const answered = mapped(detail, (each) =>
        answers.includes(each.messageId) ? withoutMark(each) : each,
      );
      const entry = {
        entryId,
        kind: 'reply',
        from: 'worker',
        by,
        messageId,
        body,
        at,
        documents: [],
      } as const;
      return told(added(withDue(answered, actionDue?.to), entry), event);
    }
    case 'ActionCompleted':
      return completed(detail, event);
    case 'ActionReopened':
      return told(withDue(detail, event.data.due), event);
    case 'ActionClosed': {
      const { entryId, messageId, by, note, followedBy, withdrawn, at } = event.data;
      const entry = { entryId, kind: 'closing', from: 'worker', by, messageId, at, documents: [] } as const;
      const said = note && { body: note, ...(!withdrawn && { staffOnly: true as const }) };
      const closed = added(detail, { ...entry, ...said });
      const action = closed.action && { ...closed.action, ...(followedBy && { followedBy }) };
      const ended = { ...closed, ...(action && { action }) };
      return withdrawn ? told(ended, event) : ended;
    }
    case 'NoReplyNeeded': {
      const { messageId, reason, note, actionDue, by, at } = event.data;
      const mark = { reason, by, at, ...(note && { note }) };
      return mapped(withDue(detail, actionDue?.to), (each) =>
        each.entryId === messageId ? { ...each, noReply: mark } : each,
      );
    }
    case 'MessageReassigned':
      return { ...detail, moves: [...detail.moves, event.data] };
    case 'MessageNoted': {
      const { entryId, by, note, at } = event.data;
      const messageId = detail.entries[0]!.messageId;
      const entry = { entryId, kind: 'note', from: 'worker', by, messageId, at, documents: [] } as const;
      return added(detail, { ...entry, body: note });
    }
    case 'ResponseOverdue':
      return detail;
    case 'DocumentUploaded': {
      const { documentId, name, type, size, pages, state, accountId, at } = event.data;
      const document = { documentId, name, type, size, pages, state, accountId, at };
      return withAdded(detail, (all) => [...all, document]);
    }
    case 'DocumentRemoved':
      return withAdded(detail, (all) => all.filter((each) => each.documentId !== event.data.documentId));
    case 'DocumentReleased':
      return withState(detail, event.data.documentId, 'released');
    case 'DocumentRefused':
      return withState(detail, event.data.documentId, 'refused');
    case 'DocumentViewed': {
      const { action } = detail;
      const viewed = { accountId: event.data.accountId, at: event.data.at };
      return action === undefined
        ? detail
        : { ...detail, action: { ...action, viewed: [...action.viewed, viewed] } };
    }
  }
}

function begun(event: Recorded<ThreadEvent>): ThreadDetail | undefined {
  const none = { moves: [], told: [] };
  if (event.type === 'MessageReceived') {
    const begun = { subject: event.data.subject, entries: [received(event)] };
    return { ...begun, type: 'Message', begunBy: 'customer', ...none };
  }
  if (event.type !== 'MessageSent' && event.type !== 'ActionRequested') return undefined;
  const { messageId, number, by, body, at, subject } = event.data;
  const isAction = event.type === 'ActionRequested';
  const entry: ThreadEntry = {
    ...{ entryId: messageId, messageId, number, from: 'worker', by, body, at, documents: [] },
    kind: isAction ? 'action' : 'message',
    status: isAction ? 'New Action' : 'Sent',
  };
  const detail = { subject, begunBy: 'worker' as const, entries: [entry], ...none };
  if (!isAction) return told({ ...detail, type: 'Message' }, event);
  const { action: type, form, due, follows } = event.data;
  const about = { type, due, ...(form && { form }), ...(follows && { follows }) };
  return told({ ...detail, type: 'Action', action: { ...about, added: [], viewed: [] } }, event);
}

function received({
  data: { messageId, number, accountId, body, due, at },
  meta,
}: Recorded<Extract<ThreadEvent, { type: 'MessageReceived' }>>): ThreadEntry {
  return {
    ...{
      entryId: messageId,
      messageId,
      number,
      kind: 'message',
      from: 'customer',
      accountId,
      by: meta.actor,
    },
    ...{ body, due, at, status: 'Received', documents: [] },
  };
}

function completed(
  detail: ThreadDetail,
  { data, meta }: Recorded<Extract<ThreadEvent, { type: 'ActionCompleted' }>>,
): ThreadDetail {
  const { action } = detail;
  if (action === undefined) return detail;
  const { entryId, messageId, accountId, note, documents, number, due, at } = data;
  // What was sent before the action was opened again can be sent once more.
  const known = [...detail.entries.flatMap((each) => each.documents), ...action.added];
  const sent = documents.flatMap((id) => known.find((each) => each.documentId === id) ?? []);
  const rest = action.added.filter((each) => !documents.includes(each.documentId));
  const entry: ThreadEntry = {
    ...{
      entryId,
      messageId,
      number,
      kind: 'completion',
      from: 'customer',
      accountId,
      by: meta.actor,
      due,
      at,
    },
    documents: sent,
    ...(note && { body: note }),
  };
  return added({ ...detail, action: { ...action, added: rest, completedBy: accountId } }, entry);
}

const added = (detail: ThreadDetail, entry: ThreadEntry): ThreadDetail => ({
  ...detail,
  entries: [...detail.entries, entry],
});

const mapped = (detail: ThreadDetail, change: (each: ThreadEntry) => ThreadEntry): ThreadDetail => ({
  ...detail,
  entries: detail.entries.map(change),
});

const told = (detail: ThreadDetail, { meta }: Recorded): ThreadDetail => ({
  ...detail,
  told: [...detail.told, { eventId: meta.id, at: meta.recordedAt }],
});

const withoutMark = ({ noReply: _, ...entry }: ThreadEntry): ThreadEntry => entry;

const withDue = (detail: ThreadDetail, due: LocalDate | undefined): ThreadDetail =>
  detail.action === undefined || due === undefined
    ? detail
    : { ...detail, action: { ...detail.action, due } };

const withAdded = (
  detail: ThreadDetail,
  change: (all: readonly EntryDocument[]) => readonly EntryDocument[],
): ThreadDetail =>
  detail.action === undefined
    ? detail
    : { ...detail, action: { ...detail.action, added: change(detail.action.added) } };

function withState(detail: ThreadDetail, id: FileId, state: DocumentState): ThreadDetail {
  const decided = (all: readonly EntryDocument[]) =>
    all.map((each) => (each.documentId === id ? { ...each, state } : each));
  return withAdded(
    mapped(detail, (each) => ({ ...each, documents: decided(each.documents) })),
    decided,
  );
}

/** An addition to an answer belongs to the newest message that was answered. */
const lastOfCustomer = ({ entries }: ThreadDetail): MessageId =>
  (entries.findLast((each) => each.kind === 'message' && each.from === 'customer') ?? entries[0]!).messageId;
