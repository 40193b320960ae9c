import type { CountySettings } from '#contexts/county-settings';
import {
  actionOf,
  type OpenThread,
  type Standing,
  type ThreadDetail,
  type ThreadDocument,
  whyNotAnswered,
  whyNotCompleted,
} from '#contexts/e-messages';
import { type AccountId, countyName, type ThreadId } from '#kernel';
import type { OwnActionBody, OwnEntryBody, OwnThreadRow } from './portal-messages.response.js';
import { documentBody, entryBody, formBody, textOf } from './thread-bodies.js';

/** Accounts whose texts are hidden from who is linked now. */
type Hidden = (account: AccountId) => boolean;

/** The messages that a customer may see. */
export const seenMessages = ({ messages }: OpenThread, hidden: Hidden) =>
  messages.filter((each) => each.direction === 'to_customer' || !hidden(each.accountId));

/** An unfinished action's status, else the newest message's, and who wrote that. */
export function shownStatus(thread: OpenThread, hidden: Hidden) {
  const first = actionOf(thread);
  const shown = first.status === 'New Action' ? first : (seenMessages(thread, hidden).at(-1) ?? first);
  const statusOf = shown.direction === 'to_customer' ? ('worker' as const) : ('customer' as const);
  return { status: shown.status, statusOf };
}

export const isUnread = (thread: OpenThread): boolean =>
  thread.messages.some((each) => each.direction === 'to_customer' && !each.opened.customer) ||
  thread.entries.some((each) => each.from === 'worker' && !each.read);

export const hasOfCounty = (thread: OpenThread): boolean =>
  thread.messages.some((each) => each.direction === 'to_customer') ||
  thread.entries.some((each) => each.from === 'worker');

export const hasOwn = (thread: OpenThread, hidden: Hidden): boolean =>
  seenMessages(thread, hidden).some((each) => each.direction === 'from_customer') ||
  thread.entries.some((each) => each.accountId !== undefined && !hidden(each.accountId));

export const isToDo = (thread: OpenThread): boolean => actionOf(thread).status === 'New Action';

/** Documents that this account added and has not sent. */
export const unsentOf = (thread: OpenThread, account: AccountId): number =>
  isToDo(thread)
    ? (thread.action?.documents.filter(
        (each) => !each.sent && each.accountId === account && each.state !== 'refused',
      ).length ?? 0)
    : 0;

export function ownRow(
  { thread, updatedAt }: ThreadDocument,
  { standing, hidden, account }: { standing: Standing; hidden: Hidden; account: AccountId },
): OwnThreadRow {
  const whyNot = whyNotAnswered(thread, standing) ?? null;
  return {
    messageId: thread.threadId,
    subject: textOf(thread.subject),
    caseNumber: thread.caseNumber,
    county: thread.county,
    countyName: countyName(thread.county),
    type: thread.action === undefined ? 'Message' : 'Action',
    actionType: thread.action?.type ?? null,
    ...shownStatus(thread, hidden),
    due: isToDo(thread) ? (thread.action?.due ?? null) : null,
    overdue: isToDo(thread) && actionOf(thread).overdue,
    unread: isUnread(thread),
    updatedAt,
    canReply: whyNot === null,
    whyNot,
    unsentDocuments: unsentOf(thread, account),
  };
}

export function ownEntries(
  thread: ThreadId,
  detail: ThreadDetail,
  names: { own: string; county: string },
): OwnEntryBody[] {
  return detail.entries.flatMap((each) => {
    if (each.kind === 'note') return [];
    const { noReply, ...body } = entryBody(thread, each, {
      nameOf: ({ from }) => (from === 'customer' ? names.own : names.county),
      markedBy: () => names.county,
    });
    return [{ ...body, kind: each.kind, noReplyNeeded: noReply !== null }];
  });
}

export function ownAction(
  thread: OpenThread,
  detail: ThreadDetail,
  { settings, standing, account }: { settings: CountySettings; standing: Standing; account: AccountId },
): OwnActionBody | null {
  const { action } = detail;
  if (action === undefined) return null;
  const { documentsPerAction: documents, fileMegabytes, actionMegabytes } = settings;
  return {
    type: action.type,
    form: action.form === undefined ? null : formBody(thread.threadId, action.form),
    due: action.due,
    overdue: actionOf(thread).overdue,
    open: isToDo(thread),
    added: action.added.filter((each) => each.accountId === account).map(documentBody(thread.threadId)),
    viewed: action.viewed.some((each) => each.accountId === account),
    ...{ documents, fileMegabytes, actionMegabytes },
    whyNot: whyNotCompleted(thread, standing) ?? null,
  };
}
