import { type Actor, type FileId, type Instant, NotFound, type Sealed } from '#kernel';
import { atLeast, daysAfterReopening } from '../policies/reply-clock.js';
import { refuse } from '../refusals.js';
import type { DocumentState } from '../values.js';
import type { ThreadEvent } from './events.js';
import {
  actionIn,
  type ByCustomer,
  ofAccount,
  ofCountyOrSystem,
  ofThread,
  type Standing,
} from './on-thread.js';
import { actionOf, type Document, type OpenThread, type Thread } from './state.js';
import { mustBecome, statusChanged } from './status.js';

type Text = Sealed<{ readonly text: string }>;

/** A customer adds a document to an action; nobody at the county sees it until it is sent. */
export interface UploadDocument extends ByCustomer {
  readonly kind: 'upload-document';
  readonly documentId: FileId;
  readonly name: Text;
  readonly type: string;
  readonly size: number;
  readonly pages: number;
  readonly state: DocumentState;
  readonly digest: string;
  readonly most: { readonly documents: number; readonly bytes: number };
}
export interface RemoveDocument extends ByCustomer {
  readonly kind: 'remove-document';
  readonly documentId: FileId;
}
/** The customer opened the file of a View Document. */
export interface ViewDocument extends ByCustomer {
  readonly kind: 'view-document';
}
/** A quarantined document is found clean or infected, or a worker decides (rule M9). */
export interface DecideDocument {
  readonly kind: 'release-document' | 'refuse-document';
  readonly documentId: FileId;
  readonly by: Actor;
  readonly reason?: Text;
  readonly standing: Standing;
  readonly at: Instant;
}

/** An action to which something can still be added. @throws NotFound, Refused(status_impossible) */
export function mustBeToDo(known: Thread, command: ByCustomer) {
  const found = ofAccount(known, command);
  const action = actionIn(found);
  mustBecome(found.message, 'Action Completed');
  return { ...found, action };
}

export function uploadDocument(command: UploadDocument, known: Thread): readonly ThreadEvent[] {
  const { thread, action } = mustBeToDo(known, command);
  const { documentId, accountId, messageId, name, type, size, pages, state, digest, most } = command;
  if (command.standing.outOfTheHome) throw refuse('out_of_the_home');
  if (action.documents.some((each) => each.documentId === documentId)) return [];
  const own = action.documents.filter((each) => each.accountId === accountId && isKept(each));
  if (own.length >= most.documents) throw refuse('files_too_many', String(most.documents));
  if (own.reduce((sum, each) => sum + each.size, size) > most.bytes)
    throw refuse('file_too_large', String(Math.floor(most.bytes / 1_000_000)));
  const document = { documentId, accountId, name, type, size, pages, state, digest };
  return [{ type: 'DocumentUploaded', data: { ...ofThread(thread, command), messageId, ...document } }];
}

/** Until it is sent. Already gone = nothing more. */
export function removeDocument(command: RemoveDocument, known: Thread): readonly ThreadEvent[] {
  const { thread, action } = mustBeToDo(known, command);
  const { documentId, accountId, messageId } = command;
  if (action.removed.includes(documentId)) return [];
  const document = action.documents.find((each) => each.documentId === documentId);
  if (document === undefined || document.accountId !== accountId) throw new NotFound();
  if (document.sent) throw refuse('document_sent');
  const removed = { ...ofThread(thread, command), messageId, documentId, accountId };
  return [{ type: 'DocumentRemoved', data: removed }];
}

/** Once for each account. */
export function viewDocument(command: ViewDocument, known: Thread): readonly ThreadEvent[] {
  const found = ofAccount(known, command);
  const { thread } = found;
  const { accountId, messageId } = command;
  const { form, viewedBy } = actionIn(found);
  if (form === undefined) throw new NotFound();
  if (viewedBy.includes(accountId)) return [];
  const viewed = { ...ofThread(thread, command), messageId, documentId: form.fileId, accountId };
  return [{ type: 'DocumentViewed', data: viewed }];
}

export function releaseDocument(command: DecideDocument, known: Thread): readonly ThreadEvent[] {
  const { thread, document } = documentOfCounty(known, command);
  if (document.state === 'released') return [];
  if (document.state === 'refused') throw refuse('conflict');
  mustSayWhy(command);
  return [{ type: 'DocumentReleased', data: decided(thread, command) }];
}

/** Of a completed action: it is open again, and the customer has some days (rule M2). What is closed stays closed. */
export function refuseDocument(command: DecideDocument, known: Thread): readonly ThreadEvent[] {
  const { thread, document } = documentOfCounty(known, command);
  if (document.state === 'refused') return [];
  if (document.state === 'released') throw refuse('conflict');
  mustSayWhy(command);
  const refused: ThreadEvent = { type: 'DocumentRefused', data: decided(thread, command) };
  const message = actionOf(thread);
  if (!document.sent || message.status !== 'Action Completed' || thread.action === undefined)
    return [refused];
  const { at, documentId } = command;
  const due = atLeast(thread.action.due, at, daysAfterReopening);
  const { messageId } = message;
  return [
    refused,
    { type: 'ActionReopened', data: { ...ofThread(thread, command), messageId, documentId, due } },
    statusChanged(thread, message, { ...command, to: 'New Action' }),
  ];
}

/** A scanner says what it found by the decision itself. */
function mustSayWhy({ by, reason }: DecideDocument): void {
  if (by.kind !== 'system' && reason === undefined)
    throw refuse('note_required', 'say why the document is released or refused');
}

/** @throws NotFound also for a document that was not sent to the county, to its staff */
function documentOfCounty(
  known: Thread,
  { by, documentId }: DecideDocument,
): { readonly thread: OpenThread; readonly document: Document } {
  if (known.is === 'nothing') throw new NotFound();
  const { thread } = ofCountyOrSystem(known, { messageId: actionOf(known).messageId, by });
  const document = thread.action?.documents.find((each) => each.documentId === documentId);
  if (document === undefined || (!document.sent && by.kind !== 'system')) throw new NotFound();
  return { thread, document };
}

const decided = (thread: OpenThread, { documentId, by, reason, ...on }: DecideDocument) => ({
  ...ofThread(thread, on),
  messageId: actionOf(thread).messageId,
  documentId,
  by,
  ...(reason && { reason }),
});

/** What counts for the limits: not what was refused. */
const isKept = ({ state }: Document): boolean => state !== 'refused';
