import type {
  ActionType,
  Direction,
  DocumentState,
  EMessageRefusal,
  MessageStatus,
  MessageType,
  NoReplyReason,
} from '#contexts/e-messages';
import type { Language } from '#kernel';

/** Why something cannot be done, in words. */
export class WhyNotBody {
  code!: EMessageRefusal;
  text!: string;
}

export class DocumentBody {
  /** The id for `GET /api/v1/files/{id}`. */
  documentId!: string;

  /** As the customer's device named it; `[erased]` when the data was erased. */
  name!: string;

  /** What it is downloaded as. */
  type!: string;

  /** Bytes. */
  size!: number;

  /** Pages that can be shown as pictures; 0: download it. */
  pages!: number;

  state!: DocumentState;
}

/** A customer's message was marked as needing no reply. */
export class NoReplyBody {
  reason!: NoReplyReason;
  note!: string | null;

  /** Name of who marked it. */
  by!: string;

  at!: string;
}

/** One thing that was written. */
export class ThreadEntryBody {
  entryId!: string;

  /** `note`: for staff only. */
  kind!: 'message' | 'action' | 'reply' | 'completion' | 'closing' | 'note';

  /** The message that it is, or belongs to. */
  messageId!: string;

  from!: 'worker' | 'customer';

  /** Who wrote it. */
  name!: string;

  /** Null: nothing was written with it. */
  body!: string | null;

  at!: string;

  /** Of a message; null for what has no status of its own. */
  status!: MessageStatus | null;

  /** When the other side opened it. */
  readAt!: string | null;

  /** The receipt; null where there is none. */
  number!: string | null;

  noReply!: NoReplyBody | null;
  documents!: DocumentBody[];
}

/** The document of a View Document, as it was sent. */
export class SentFormBody {
  formId!: string;
  fileId!: string;
  title!: string;
  language!: Language;
  kind!: 'form' | 'noa';

  /** Bytes. */
  size!: number;

  /** It asks to be completed and returned. */
  returnExpected!: boolean;
}

/** The clock that runs. */
export class ClockBody {
  /** Whose turn it is. */
  for!: 'worker' | 'customer';

  /** The moment at which it is over. */
  ends!: string;
}

/** The mail that tells the customer of the newest thing. */
export class NotificationBody {
  /** `off`: the customer gets no mail about e-messages. */
  state!: 'off' | 'waiting' | 'sent' | 'failed' | 'returned';
}

/** What may be done now; null where it may, else why not. */
export class MessageAllowedBody {
  reply!: WhyNotBody | null;
  close!: WhyNotBody | null;
  noReplyNeeded!: WhyNotBody | null;

  /** A new message or action to this person. */
  send!: WhyNotBody | null;

  /** Whether the caller may give it to somebody else. */
  reassign!: boolean;
}

export class WriterBody {
  /** The worker's id. */
  worker!: string;

  name!: string;
}

/** e-Messages Detail: a thread, seen from one message of it. */
export class ThreadResponse {
  /** The message that was asked for. */
  messageId!: string;

  /** The first one of the thread. */
  threadId!: string;

  number!: string;
  county!: string;
  countyName!: string;
  caseNumber!: string;
  personId!: string;
  personName!: string;
  program!: string;
  worker!: string | null;
  workerName!: string | null;
  type!: MessageType;
  actionType!: ActionType | null;
  direction!: Direction;
  subject!: string;
  status!: MessageStatus;
  waiting!: 'worker' | 'customer' | null;
  overdue!: boolean;

  /** Of an action: its last day. */
  due!: string | null;

  clock!: ClockBody | null;
  form!: SentFormBody | null;

  /** The action that this one was started in place of, and the one that was started in place of this one. */
  follows!: string | null;
  followedBy!: string | null;

  /** Oldest first. */
  entries!: ThreadEntryBody[];

  /** Customer's messages that an answer now would answer. */
  waitingMessages!: string[];

  /** Null: nothing was told by mail. */
  notification!: NotificationBody | null;

  /** Somebody is linked to the person now. */
  linked!: boolean;

  /** The action was completed by an account that is not linked any more. */
  completedByFormerAccount!: boolean;

  /** In which the customer reads the portal. */
  language!: Language;

  allowed!: MessageAllowedBody;

  /** Colleagues who are writing an answer right now. */
  writing!: WriterBody[];
}

export class WritingResponse {
  writing!: WriterBody[];
}
