import {
  type AccountId,
  type Actor,
  type CaseNumber,
  type CountyCode,
  catalogue,
  type EventsOf,
  event,
  type FileId,
  type FormId,
  type Instant,
  type LocalDate,
  type MessageId,
  type PersonId,
  type Sealed,
  type ThreadId,
  type WorkerId,
} from '#kernel';
import type {
  ActionType,
  DocumentState,
  FormKind,
  MessageStatus,
  MoveReason,
  NoReplyReason,
} from '../values.js';

// Names and shapes here are storage formats: a published one never changes, it gets a new version and an upcast.

type Text = Sealed<{ readonly text: string }>;

/** How many more (or fewer) of each wait for one worker; `worker` absent: for nobody yet. Left out: no change. */
export interface CountChange {
  readonly county: CountyCode;
  readonly worker?: WorkerId;
  readonly received?: number;
  readonly read?: number;
  readonly actionCompleted?: number;
  readonly overdue?: number;
}

/** What every event of a thread says: whose it is, and what it changes of what is counted. */
export interface OfThread {
  readonly threadId: ThreadId;
  readonly county: CountyCode;
  readonly caseNumber: CaseNumber;
  readonly personId: PersonId;
  readonly at: Instant;
  /** The account whose pages it changes: the one that is linked now. Absent: nobody's, or staff's alone. */
  readonly audience?: AccountId;
  readonly counts?: readonly CountChange[];
}

interface OfMessage extends OfThread {
  readonly messageId: MessageId;
}

/** What the first message of a thread says besides. */
interface Begun extends OfMessage {
  /** The receipt: eight readable characters. */
  readonly number: string;
  readonly program: string;
  /** Absent: nobody is there for it, so it waits in the supervisors' queue. */
  readonly worker?: WorkerId;
  readonly subject: Text;
  readonly body: Text;
}

/** The document of a View Document, as it was when it was sent. */
export interface SentForm {
  /** In whose catalogue it stood: its key seals the file. */
  readonly county: CountyCode;
  readonly formId: FormId;
  readonly fileId: FileId;
  /** Of the catalogue. Absent for one person's own, whose title is sealed. */
  readonly title?: string;
  readonly ownTitle?: Text;
  readonly language: string;
  readonly kind: FormKind;
  readonly size: number;
  readonly returnExpected: boolean;
}

interface MessageSent extends Begun {
  readonly by: Actor;
  /** Whose portal shows it. */
  readonly accountId: AccountId;
}
interface ActionRequested extends MessageSent {
  readonly action: ActionType;
  readonly form?: SentForm;
  readonly due: LocalDate;
  /** The action that was closed because its answer was incomplete. */
  readonly follows?: MessageId;
}
/** From the customer: the first of a thread, or one more in it. */
interface MessageReceived extends OfMessage {
  readonly number: string;
  readonly accountId: AccountId;
  /** Of a first message only. */
  readonly program?: string;
  /** Whose it is now. Absent: nobody is there for it. */
  readonly worker?: WorkerId;
  /** The thread's. */
  readonly subject: Text;
  readonly body: Text;
  /** Until when the county answers. */
  readonly due: Instant;
}
/** Opened by whom it is for: messages of the other side, and entries that have no status. */
interface MessageRead extends OfThread {
  readonly by: Actor;
  readonly messageIds: readonly MessageId[];
  readonly entryIds: readonly string[];
}
interface MessageStatusChanged extends OfMessage {
  readonly from: MessageStatus;
  readonly to: MessageStatus;
  readonly by: Actor;
}
/** The question stood in an action's thread: the customer has until then (rule M7). */
export interface MovedDue {
  readonly messageId: MessageId;
  readonly from: LocalDate;
  readonly to: LocalDate;
}
interface ReplySent extends OfThread {
  readonly entryId: string;
  readonly by: Actor;
  readonly body: Text;
  /** The customer's messages that it answers; none: an addition to an answer. */
  readonly answers: readonly MessageId[];
  readonly actionDue?: MovedDue;
}
interface ActionCompleted extends OfMessage {
  readonly entryId: string;
  readonly accountId: AccountId;
  readonly documents: readonly FileId[];
  readonly note?: Text;
  /** The receipt. */
  readonly number: string;
  /** Until when the county looks at it. */
  readonly due: Instant;
}
/** A completed action is open again: a document of it was refused afterwards. */
interface ActionReopened extends OfMessage {
  readonly documentId: FileId;
  readonly due: LocalDate;
}
interface ActionClosed extends OfMessage {
  readonly entryId: string;
  readonly by: Actor;
  /** Before the customer did it. */
  readonly withdrawn: boolean;
  readonly note?: Text;
  /** The action that was started in its place. */
  readonly followedBy?: MessageId;
}
interface NoReplyNeeded extends OfMessage {
  readonly by: Actor;
  readonly reason: NoReplyReason;
  readonly note?: Text;
  readonly actionDue?: MovedDue;
}
interface MessageReassigned extends OfThread {
  /** All of the thread. */
  readonly messageIds: readonly MessageId[];
  readonly from: { readonly county: CountyCode; readonly worker?: WorkerId };
  readonly to: { readonly county: CountyCode; readonly worker?: WorkerId };
  readonly program: string;
  readonly how: MoveReason;
  readonly by: Actor;
}
/** For staff only. */
interface MessageNoted extends OfThread {
  readonly entryId: string;
  readonly by: Actor;
  readonly note: Text;
}
/** Once for each clock. */
interface ResponseOverdue extends OfMessage {
  readonly late: 'worker' | 'customer';
}
interface DocumentUploaded extends OfMessage {
  readonly documentId: FileId;
  readonly accountId: AccountId;
  readonly name: Text;
  /** What it is downloaded as. */
  readonly type: string;
  readonly size: number;
  /** Pages that can be shown as pictures. */
  readonly pages: number;
  readonly state: DocumentState;
  /** SHA-256, in hex, of its sealed bytes as they are stored. */
  readonly digest: string;
}
interface DocumentRemoved extends OfMessage {
  readonly documentId: FileId;
  readonly accountId: AccountId;
}
interface DocumentReleased extends OfMessage {
  readonly documentId: FileId;
  readonly by: Actor;
  readonly reason?: Text;
}
interface DocumentRefused extends OfMessage {
  readonly documentId: FileId;
  readonly by: Actor;
  readonly reason?: Text;
}
interface DocumentViewed extends OfMessage {
  readonly documentId: FileId;
  readonly accountId: AccountId;
}

/** `e-message-{threadId}`: one conversation of a county with a person. */
export const threadEvents = catalogue('e-messages', {
  MessageSent: event<MessageSent>('A worker sent a message to a customer.'),
  ActionRequested: event<ActionRequested>('A worker asked a customer to do something.'),
  MessageReceived: event<MessageReceived>('A customer wrote to the county.'),
  MessageRead: event<MessageRead>('Messages were opened by whom they are for.'),
  MessageStatusChanged: event<MessageStatusChanged>('The status of a message changed.'),
  ReplySent: event<ReplySent>('A worker answered a customer.'),
  ActionCompleted: event<ActionCompleted>('A customer did what an action asked for.'),
  ActionReopened: event<ActionReopened>(
    'A completed action is open again: one of its documents was refused.',
  ),
  ActionClosed: event<ActionClosed>('A worker closed an action, or withdrew it.'),
  NoReplyNeeded: event<NoReplyNeeded>("A worker marked a customer's message as needing no reply."),
  MessageReassigned: event<MessageReassigned>('A thread came into other hands.'),
  MessageNoted: event<MessageNoted>('A worker noted something on a thread, for staff only.'),
  ResponseOverdue: event<ResponseOverdue>('The time for an answer is over.'),
  DocumentUploaded: event<DocumentUploaded>('A customer added a document to an action.'),
  DocumentRemoved: event<DocumentRemoved>('A document was removed before the action was completed.'),
  DocumentReleased: event<DocumentReleased>(
    'A quarantined document was found clean, or released by a worker.',
  ),
  DocumentRefused: event<DocumentRefused>(
    'A quarantined document was found infected, or refused by a worker.',
  ),
  DocumentViewed: event<DocumentViewed>('A customer opened the document of an action.'),
});

export type ThreadEvent = EventsOf<typeof threadEvents>;
