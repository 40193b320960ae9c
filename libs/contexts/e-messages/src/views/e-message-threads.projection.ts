import type { Projection } from '#engine';
import { type ThreadEvent, threadEvents } from '../thread/events.js';
import { actionOf, evolveThread, isOpen, isQuestion, noThread, waitsFor } from '../thread/state.js';
import { fileTag, type ThreadDocument, threadsView } from './e-message-threads.view.js';

/** A document for each thread: the state that decisions have, and what it is found by. */
export const threadsProjection: Projection<ThreadEvent, ThreadDocument> = {
  schema: threadsView,
  catalogues: [threadEvents],
  keys: ({ data }) => [data.threadId],
  tags: ({ thread: { action } }) =>
    [
      ...(action?.documents ?? []).map((each) => each.documentId),
      ...(action?.form ? [action.form.fileId] : []),
    ].map((value) => ({ kind: fileTag, value })),
  fold(document, event) {
    const thread = evolveThread(document?.thread ?? noThread, event);
    if (thread.is === 'nothing') return document;
    const { threadId, county, caseNumber, personId, worker = null, action } = thread;
    const { at } = event.data;
    const waits = thread.messages.some((each) => waitsFor(each) === 'worker');
    const runs = actionOf(thread).status === 'New Action' && !thread.messages.some(isQuestion);
    const due = runs ? (action?.due ?? null) : null;
    return {
      ...{ threadId, county, caseNumber, personId, worker, thread },
      open: flag(isOpen(thread)),
      waits: flag(waits),
      unassigned: flag(waits && worker === null),
      quarantined: flag(action?.documents.some((each) => each.sent && each.state === 'quarantined') ?? false),
      unscanned: flag(action?.documents.some((each) => each.state === 'quarantined') ?? false),
      actionDue: due,
      actionSince: due === null ? null : document?.actionDue === due ? document.actionSince : at,
      begunAt: document?.begunAt ?? at,
      updatedAt: isSeen(event) ? at : (document?.updatedAt ?? at),
    };
  },
};

const flag = (is: boolean): 0 | 1 => (is ? 1 : 0);

/** What both sides see happen; the rest leaves a thread where it stands in a list. */
const isSeen = ({ type }: ThreadEvent): boolean =>
  type === 'MessageSent' ||
  type === 'ActionRequested' ||
  type === 'MessageReceived' ||
  type === 'ReplySent' ||
  type === 'ActionCompleted' ||
  type === 'ActionReopened' ||
  type === 'ActionClosed' ||
  type === 'NoReplyNeeded';
