import {
  type Actor,
  accountId,
  caseNumber,
  countyCode,
  fileId,
  formId,
  messageId,
  personId,
  personSubject,
  seal,
  systemActor,
  threadId,
  workerId,
} from '#kernel';
import type { AddForm } from '../src/form/add-form.js';
import type { FormFacts } from '../src/form/events.js';
import type { CloseAction } from '../src/thread/close-action.js';
import type { CompleteAction } from '../src/thread/complete-action.js';
import { type ThreadCommand, threadDecider } from '../src/thread/decider.js';
import type { DecideDocument, RemoveDocument, UploadDocument } from '../src/thread/documents.js';
import type { ThreadEvent } from '../src/thread/events.js';
import type { MarkNoReplyNeeded } from '../src/thread/mark-no-reply-needed.js';
import type { MarkOverdue } from '../src/thread/mark-overdue.js';
import type { FollowCase, ReassignThread } from '../src/thread/move-thread.js';
import type { NoteThread } from '../src/thread/note-thread.js';
import type { Standing } from '../src/thread/on-thread.js';
import type { ReadByCustomer, ReadByWorker } from '../src/thread/read-thread.js';
import type { ReceiveMessage, ReceiveReply } from '../src/thread/receive-message.js';
import type { Reply } from '../src/thread/reply.js';
import type { RequestAction, SendMessage } from '../src/thread/send-message.js';
import type { OpenThread } from '../src/thread/state.js';

/** Invented people and commands that the tests of e-messages share. */
export const county19 = countyCode('19');
export const county34 = countyCode('34');
export const ortiz = personId('p-1');
export const ana = accountId('a-1');
/** Linked to the same person later. */
export const bea = accountId('a-2');
export const case1 = caseNumber('B12345');
export const wanda = workerId('w-19');
export const wilma = workerId('w-20');
export const byWanda: Actor = { kind: 'worker', id: wanda, county: county19 };
export const byWilma: Actor = { kind: 'worker', id: wilma, county: county19 };
export const bySupervisor: Actor = { kind: 'supervisor', id: 's-19', county: county19 };
export const byForeigner: Actor = { kind: 'supervisor', id: 's-34', county: county34 };
export const byAna: Actor = { kind: 'customer', id: ana };
export const bySystem = systemActor('test');

/** A Monday, ten o'clock in California. */
export const at = '2026-05-04T17:00:00.000Z';
export const later = '2026-05-04T18:00:00.000Z';
/** The end of the Thursday. */
export const answerBy = '2026-05-08T07:00:00.000Z';
/** Of the actions here. */
export const dueDay = '2026-05-14';
export const text = (words: string) => seal(personSubject(ortiz), { text: words });

export const standing: Standing = { caseOpen: true, optedIn: true, account: ana, outOfTheHome: false };
export const nobodyLinked: Standing = { caseOpen: true, optedIn: true, outOfTheHome: false };

export const thread1 = threadId('t-1');
/** A thread's first message has its id. */
export const first = messageId('t-1');
export const second = messageId('m-2');
export const third = messageId('m-3');
export const file1 = fileId('f-1');
export const file2 = fileId('f-2');

const about = {
  threadId: thread1,
  number: 'ABCD2345',
  county: county19,
  caseNumber: case1,
  personId: ortiz,
  program: 'CalFresh',
  worker: wanda,
  subject: text('Your renewal'),
  body: text('Please come by.'),
  standing,
  at,
};
const byStaff = { messageId: first, by: byWanda, standing, at: later };
const byCustomer = { messageId: first, by: byAna, accountId: ana, standing, at: later };

export const formFacts: FormFacts = {
  title: 'SAR 7',
  language: 'en',
  kind: 'form',
  sendable: true,
  returnExpected: false,
  paperOnly: false,
  fileId: fileId('file-sar7'),
  size: 1_000,
  digest: 'd1',
};
const { digest: _, ...sentFacts } = formFacts;
/** As a flow takes it from the catalogue. */
export const sar7 = { county: county19, formId: formId('sar7'), ...sentFacts };
export const adding = (changes: Partial<AddForm> = {}): AddForm => ({
  kind: 'add-form',
  formId: formId('sar7'),
  county: county19,
  facts: formFacts,
  by: bySupervisor,
  at,
  ...changes,
});

export const sending = (changes: Partial<SendMessage> = {}): SendMessage => ({
  kind: 'send-message',
  by: byWanda,
  ...about,
  ...changes,
});
export const requesting = (changes: Partial<RequestAction> = {}): RequestAction => ({
  kind: 'request-action',
  by: byWanda,
  ...about,
  action: 'Upload Document',
  due: dueDay,
  ...changes,
});
export const receiving = (changes: Partial<ReceiveMessage> = {}): ReceiveMessage => ({
  kind: 'receive-message',
  by: byAna,
  accountId: ana,
  ...about,
  due: answerBy,
  ...changes,
});
export const writing = (changes: Partial<ReceiveReply> = {}): ReceiveReply => ({
  kind: 'receive-reply',
  ...byCustomer,
  newId: second,
  number: 'EFGH6789',
  body: text('When?'),
  due: answerBy,
  hands: { program: 'CalFresh', worker: wanda },
  ...changes,
});
export const openedByWorker = (changes: Partial<ReadByWorker> = {}): ReadByWorker => ({
  kind: 'read-by-worker',
  ...byStaff,
  ...changes,
});
export const openedByCustomer = (changes: Partial<ReadByCustomer> = {}): ReadByCustomer => ({
  kind: 'read-by-customer',
  ...byCustomer,
  ...changes,
});
export const replying = (changes: Partial<Reply> = {}): Reply => ({
  kind: 'reply',
  ...byStaff,
  body: text('On Monday.'),
  ...changes,
});
export const closing = (changes: Partial<CloseAction> = {}): CloseAction => ({
  kind: 'close',
  ...byStaff,
  ...changes,
});
export const marking = (changes: Partial<MarkNoReplyNeeded> = {}): MarkNoReplyNeeded => ({
  kind: 'no-reply-needed',
  ...byStaff,
  reason: 'answered_by_phone',
  ...changes,
});
export const noting = (changes: Partial<NoteThread> = {}): NoteThread => ({
  kind: 'note',
  messageId: first,
  by: byWanda,
  entryId: 'n-1',
  note: text('Called.'),
  at: later,
  ...changes,
});
export const reassigning = (changes: Partial<ReassignThread> = {}): ReassignThread => ({
  kind: 'reassign',
  messageId: first,
  by: bySupervisor,
  to: wilma,
  at: later,
  ...changes,
});
/** The case's program has another worker. */
export const following = (changes: Partial<FollowCase> = {}): FollowCase => ({
  kind: 'follow-case',
  county: county19,
  program: 'CalFresh',
  worker: wilma,
  by: bySystem,
  at: later,
  ...changes,
});
export const overdue = (changes: Partial<MarkOverdue> = {}): MarkOverdue => ({
  kind: 'mark-overdue',
  messageId: first,
  by: bySystem,
  standing,
  at: answerBy,
  ...changes,
});
export const uploading = (changes: Partial<UploadDocument> = {}): UploadDocument => ({
  kind: 'upload-document',
  ...byCustomer,
  documentId: file1,
  name: text('id.jpg'),
  type: 'image/jpeg',
  size: 1_000_000,
  pages: 1,
  state: 'released',
  digest: 'd2',
  most: { documents: 4, bytes: 10_000_000 },
  ...changes,
});
export const removing = (changes: Partial<RemoveDocument> = {}): RemoveDocument => ({
  kind: 'remove-document',
  ...byCustomer,
  documentId: file1,
  ...changes,
});
export const viewing = (changes: Partial<typeof byCustomer> = {}) => ({
  kind: 'view-document' as const,
  ...byCustomer,
  ...changes,
});
export const completing = (changes: Partial<CompleteAction> = {}): CompleteAction => ({
  kind: 'complete',
  ...byCustomer,
  documents: [],
  note: text('I cannot get it.'),
  viewed: false,
  number: 'JKLM2345',
  due: answerBy,
  ...changes,
});
/** A worker of the county decides; a scanner gives no reason. */
export const releasing = (changes: Partial<DecideDocument> = {}): DecideDocument => ({
  kind: 'release-document',
  documentId: file1,
  by: byWanda,
  reason: text('Looked at it elsewhere.'),
  standing,
  at: later,
  ...changes,
});
export const refusing = (changes: Partial<DecideDocument> = {}): DecideDocument =>
  releasing({ kind: 'refuse-document', ...changes });

/** What these commands wrote, one after the other. */
export function history(...commands: readonly ThreadCommand[]): readonly ThreadEvent[] {
  let thread = threadDecider.initial;
  return commands.flatMap((command) => {
    const events = threadDecider.decide(command, thread);
    thread = events.reduce(threadDecider.evolve, thread);
    return events;
  });
}

/** The thread after these commands. */
export const threadAfter = (...commands: readonly ThreadCommand[]): OpenThread =>
  history(...commands).reduce(threadDecider.evolve, threadDecider.initial) as OpenThread;

export const statusesAfter = (...commands: readonly ThreadCommand[]) =>
  threadAfter(...commands).messages.map((each) => each.status);

/** What every event says that changes the customer's pages. */
export const onThread = {
  threadId: thread1,
  county: county19,
  caseNumber: case1,
  personId: ortiz,
  at: later,
  audience: ana,
};

/** A change of the counts of Wanda. */
export const countsOfWanda = (changes: {
  readonly received?: number;
  readonly read?: number;
  readonly actionCompleted?: number;
  readonly overdue?: number;
}) => ({ counts: [{ county: county19, worker: wanda, ...changes }] });
