import {
  actionOf,
  clockOf,
  type EMessageDocument,
  type EntryDocument,
  isQuestion,
  type Message,
  messageIn,
  type OpenThread,
  type SentForm,
  type ThreadDetail,
  type ThreadEntry,
  waitsFor,
} from '#contexts/e-messages';
import { type Language, opened, type Sealed, type ThreadId } from '#kernel';
import { erasedName } from '../person-registry/person-bodies.js';
import type { EMessageRow } from './e-messages.response.js';
import { documentId, sentFormId } from './file-ids.js';
import type { DocumentBody, SentFormBody, ThreadEntryBody } from './thread.response.js';

type Text = Sealed<{ readonly text: string }>;

/** A text that was opened before; `[erased]` where its key was destroyed. */
export const textOf = (sealed: Text): string => opened(sealed)?.text ?? erasedName;

export interface Names {
  readonly person: string;
  readonly worker: (id: string) => string | null;
}

export const messageRow = (document: EMessageDocument, names: Names): EMessageRow => ({
  messageId: document.messageId,
  number: document.number,
  caseNumber: document.caseNumber,
  personId: document.personId,
  personName: names.person,
  type: document.type,
  actionType: document.action,
  direction: document.direction,
  subject: textOf(document.subject),
  status: document.status,
  waiting: document.waiting,
  due: document.due,
  overdue: document.overdue === 1,
  unread: document.unread === 1,
  at: document.at,
  updatedAt: document.updatedAt,
  worker: document.worker,
  workerName: document.worker === null ? null : names.worker(document.worker),
});

export const documentBody =
  (thread: ThreadId) =>
  ({ documentId: id, name, type, size, pages, state }: EntryDocument): DocumentBody => ({
    ...{ documentId: documentId(thread, id), name: textOf(name), type, size, state },
    // What is not released has neither preview nor download.
    pages: state === 'released' ? pages : 0,
  });

/** An entry; `nameOf` says who wrote it. */
export const entryBody = (
  thread: ThreadId,
  entry: ThreadEntry,
  { nameOf, markedBy }: { nameOf: (entry: ThreadEntry) => string; markedBy: (id: string) => string },
): ThreadEntryBody => ({
  entryId: entry.entryId,
  kind: entry.kind,
  messageId: entry.messageId,
  from: entry.from,
  name: nameOf(entry),
  body: entry.body === undefined ? null : textOf(entry.body),
  at: entry.at,
  status: entry.status ?? null,
  readAt: entry.readAt ?? null,
  number: entry.number ?? null,
  noReply:
    entry.noReply === undefined
      ? null
      : {
          reason: entry.noReply.reason,
          note: entry.noReply.note === undefined ? null : textOf(entry.noReply.note),
          by: markedBy(entry.noReply.by.id),
          at: entry.noReply.at,
        },
  documents: entry.documents.map(documentBody(thread)),
});

export const formBody = (thread: ThreadId, form: SentForm): SentFormBody => ({
  formId: form.formId,
  fileId: sentFormId(thread, form.fileId),
  title: form.title ?? (form.ownTitle === undefined ? '' : textOf(form.ownTitle)),
  language: form.language as Language,
  kind: form.kind,
  size: form.size,
  returnExpected: form.returnExpected,
});

/** What is shown of the message that was asked for. */
export function messageFacts(thread: OpenThread, id: string, detail: ThreadDetail) {
  const message = messageIn(thread, id)!;
  const isAction = thread.action !== undefined && actionOf(thread) === message;
  const clock = clockOf(thread, message);
  return {
    type: isAction ? ('Action' as const) : ('Message' as const),
    actionType: isAction ? detail.action!.type : null,
    direction: message.direction,
    status: message.status,
    number: message.number,
    waiting: waitsFor(message) ?? null,
    overdue: message.overdue,
    due: thread.action?.due ?? null,
    clock: clock === undefined ? null : { for: clock.for, ends: clock.ends },
  };
}

export const waitingIn = (thread: OpenThread): readonly Message[] => thread.messages.filter(isQuestion);

/** The status of one message. */
export const statusIn = (thread: OpenThread, id: string) => messageIn(thread, id)!.status;
