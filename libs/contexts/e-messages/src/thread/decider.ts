import type { Decider } from '#kernel';
import { type CloseAction, closeAction } from './close-action.js';
import { type CompleteAction, completeAction } from './complete-action.js';
import { counted } from './counts.js';
import {
  type DecideDocument,
  type RemoveDocument,
  refuseDocument,
  releaseDocument,
  removeDocument,
  type UploadDocument,
  uploadDocument,
  type ViewDocument,
  viewDocument,
} from './documents.js';
import type { ThreadEvent } from './events.js';
import { type MarkNoReplyNeeded, markNoReplyNeeded } from './mark-no-reply-needed.js';
import { type MarkOverdue, markOverdue } from './mark-overdue.js';
import { type FollowCase, followCase, type ReassignThread, reassignThread } from './move-thread.js';
import { type NoteThread, noteThread } from './note-thread.js';
import { type ReadByCustomer, type ReadByWorker, readByCustomer, readByWorker } from './read-thread.js';
import { type ReceiveMessage, type ReceiveReply, receiveMessage, receiveReply } from './receive-message.js';
import { type Reply, reply } from './reply.js';
import { type RequestAction, requestAction, type SendMessage, sendMessage } from './send-message.js';
import { evolveThread, noThread, type Thread } from './state.js';

export type ThreadCommand =
  | SendMessage
  | RequestAction
  | ReceiveMessage
  | ReceiveReply
  | ReadByWorker
  | ReadByCustomer
  | Reply
  | CloseAction
  | MarkNoReplyNeeded
  | NoteThread
  | ReassignThread
  | FollowCase
  | MarkOverdue
  | UploadDocument
  | RemoveDocument
  | ViewDocument
  | DecideDocument
  | CompleteAction;

/** `e-message-{threadId}`: one conversation. Every event says what it changes of what is counted. */
export const threadDecider: Decider<ThreadCommand, ThreadEvent, Thread> = {
  category: 'e-message',
  initial: noThread,
  evolve: evolveThread,
  decide: (command, thread) => counted(thread, decided(command, thread)),
};

function decided(command: ThreadCommand, thread: Thread): readonly ThreadEvent[] {
  switch (command.kind) {
    case 'send-message':
      return sendMessage(command, thread);
    case 'request-action':
      return requestAction(command, thread);
    case 'receive-message':
      return receiveMessage(command, thread);
    case 'receive-reply':
      return receiveReply(command, thread);
    case 'read-by-worker':
      return readByWorker(command, thread);
    case 'read-by-customer':
      return readByCustomer(command, thread);
    case 'reply':
      return reply(command, thread);
    case 'close':
      return closeAction(command, thread);
    case 'no-reply-needed':
      return markNoReplyNeeded(command, thread);
    case 'note':
      return noteThread(command, thread);
    case 'reassign':
      return reassignThread(command, thread);
    case 'follow-case':
      return followCase(command, thread);
    case 'mark-overdue':
      return markOverdue(command, thread);
    case 'upload-document':
      return uploadDocument(command, thread);
    case 'remove-document':
      return removeDocument(command, thread);
    case 'view-document':
      return viewDocument(command, thread);
    case 'release-document':
      return releaseDocument(command, thread);
    case 'refuse-document':
      return refuseDocument(command, thread);
    case 'complete':
      return completeAction(command, thread);
    default:
      return command satisfies never;
  }
}
