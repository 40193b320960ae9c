import { type Folded, ignore, type Projection } from '#engine';
import { endOfDay, opened, type Recorded } from '#kernel';
import { subjectWord, subjectWords } from '../policies/subject-words.js';
import { type MovedDue, type ThreadEvent, threadEvents } from '../thread/events.js';
import { type EMessageDocument, eMessagesView } from './e-messages.view.js';

type Of<Type extends ThreadEvent['type']> = Folded<Extract<ThreadEvent, { type: Type }>>;
type Begun = Of<'MessageSent' | 'ActionRequested' | 'MessageReceived'>;

/** A document for each message. What concerns an action's clock touches the message that began its thread as well. */
export const eMessagesProjection: Projection<ThreadEvent, EMessageDocument> = {
  schema: eMessagesView,
  catalogues: [threadEvents],
  keys,
  fold(document, event, id) {
    if (document === undefined)
      return isBegun(event) && event.data.messageId === id ? begun(event) : undefined;
    return ticking(changed(document, event));
  },
  searchKeys: (event) =>
    isBegun(event)
      ? subjectWords(opened(event.data.subject)?.text ?? '').map((value) => ({ kind: subjectWord, value }))
      : [],
  tags: (document) => document.subjectTags,
  forget: (document) => ({ ...document, subjectTags: [] }),
};

function keys(event: Recorded<ThreadEvent>): readonly string[] {
  const { threadId } = event.data;
  switch (event.type) {
    case 'MessageSent':
    case 'ActionRequested':
    case 'ActionCompleted':
    case 'ActionReopened':
    case 'ResponseOverdue':
      return [event.data.messageId];
    case 'MessageReceived':
    case 'MessageStatusChanged':
    case 'NoReplyNeeded':
      return [...new Set([event.data.messageId, threadId])];
    case 'MessageRead':
    case 'MessageReassigned':
      return event.data.messageIds;
    case 'ReplySent':
      return [...new Set([...event.data.answers, threadId])];
    case 'ActionClosed':
    case 'MessageNoted':
    case 'DocumentUploaded':
    case 'DocumentRemoved':
    case 'DocumentReleased':
    case 'DocumentRefused':
    case 'DocumentViewed':
      return ignore;
  }
}

const isBegun = <E extends ThreadEvent>(
  event: E,
): event is Extract<E, { type: 'MessageSent' | 'ActionRequested' | 'MessageReceived' }> =>
  event.type === 'MessageSent' || event.type === 'ActionRequested' || event.type === 'MessageReceived';

function begun(event: Begun): EMessageDocument {
  const { threadId, messageId, number, county, caseNumber, personId, worker = null } = event.data;
  const { accountId, subject, at } = event.data;
  const about = { messageId, threadId, number, county, caseNumber, personId, worker, accountId, subject };
  const fresh = { overdue: 0 as const, questions: [], noReply: false, at, updatedAt: at };
  const document = {
    ...about,
    ...fresh,
    subjectTags: event.tags,
    action: null,
    due: null,
    dueOrder: last,
    clockEnds: null,
  };
  switch (event.type) {
    case 'MessageSent':
      return {
        ...document,
        ...{ type: 'Message', direction: 'to_customer', status: 'Sent', waiting: null, unread: 0 },
      };
    case 'ActionRequested': {
      const { action, due } = event.data;
      return ticking({
        ...document,
        ...{ type: 'Action', direction: 'to_customer', status: 'New Action', waiting: 'customer', unread: 0 },
        action,
        due,
      });
    }
    case 'MessageReceived':
      return ticking({
        ...document,
        ...{ type: 'Message', direction: 'from_customer', status: 'Received', waiting: 'worker', unread: 1 },
        due: event.data.due,
      });
  }
}

function changed(document: EMessageDocument, event: Folded<ThreadEvent>): EMessageDocument {
  const isOwn = 'messageId' in event.data && event.data.messageId === document.messageId;
  switch (event.type) {
    case 'MessageReceived':
      // The document is the thread's first message: what came is a question about it.
      if (document.action === null) return document;
      return {
        ...document,
        questions: [...document.questions, event.data.messageId],
        overdue: document.waiting === 'customer' ? 0 : document.overdue,
      };
    case 'MessageStatusChanged':
      if (isOwn) return withStatus(document, event.data);
      return event.data.to === 'Replied' ? settled(document, event.data.messageId) : document;
    case 'MessageRead':
      return event.data.by.kind === 'customer' ? document : { ...document, unread: 0 };
    case 'ReplySent': {
      const { answers, actionDue } = event.data;
      if (answers.includes(document.messageId)) return { ...document, noReply: false };
      return withDue(document, actionDue);
    }
    case 'ActionCompleted':
      return { ...document, due: event.data.due, unread: 1 };
    case 'ActionReopened':
      return { ...document, due: event.data.due };
    case 'NoReplyNeeded':
      if (!isOwn) return withDue(settled(document, event.data.messageId), event.data.actionDue);
      return { ...document, noReply: true, waiting: null, unread: 0, overdue: 0, updatedAt: event.data.at };
    case 'MessageReassigned': {
      const { to } = event.data;
      return { ...document, county: to.county, worker: to.worker ?? null };
    }
    case 'ResponseOverdue':
      return { ...document, overdue: 1, updatedAt: event.data.at };
    case 'MessageSent':
    case 'ActionRequested':
    case 'ActionClosed':
    case 'MessageNoted':
    case 'DocumentUploaded':
    case 'DocumentRemoved':
    case 'DocumentReleased':
    case 'DocumentRefused':
    case 'DocumentViewed':
      return document;
  }
}

function withStatus(
  document: EMessageDocument,
  { to, at }: Of<'MessageStatusChanged'>['data'],
): EMessageDocument {
  const changed = { ...document, status: to, updatedAt: at };
  switch (to) {
    case 'Read':
      return { ...changed, unread: 0 };
    case 'New Action':
      return { ...changed, waiting: 'customer', unread: 0, overdue: 0 };
    case 'Action Completed':
      return { ...changed, waiting: 'worker', overdue: 0 };
    case 'Replied':
    case 'Action Closed':
      return { ...changed, waiting: null, unread: 0, overdue: 0 };
    case 'Sent':
    case 'Received':
      return changed;
  }
}

/** A question about an action does not wait any more. */
const settled = (document: EMessageDocument, question: string): EMessageDocument => ({
  ...document,
  questions: document.questions.filter((each) => each !== question),
});

const withDue = (document: EMessageDocument, moved: MovedDue | undefined): EMessageDocument =>
  moved === undefined || moved.messageId !== document.messageId ? document : { ...document, due: moved.to };

/** After every day there is. */
const last = '9999';

/** With the end of the clock that runs now. */
function ticking(document: EMessageDocument): EMessageDocument {
  const { waiting, due, overdue, questions } = document;
  if (waiting === null || due === null) return { ...document, dueOrder: last, clockEnds: null };
  const ends = waiting === 'customer' ? endOfDay(due) : due;
  const stands = overdue === 1 || (waiting === 'customer' && questions.length > 0);
  return { ...document, dueOrder: ends, clockEnds: stands ? null : ends };
}
