import type { ActionType, MessageStatus, MessageType } from '#contexts/e-messages';
import { DocumentBody, SentFormBody, WhyNotBody } from './thread.response.js';

/** One thread of the inbox. */
export class OwnThreadRow {
  /** The first message of the thread. */
  messageId!: string;

  /** `[erased]` when the data was erased. */
  subject!: string;

  caseNumber!: string;
  county!: string;
  countyName!: string;
  type!: MessageType;
  actionType!: ActionType | null;

  /** An unfinished action's, else the newest message's. */
  status!: MessageStatus;

  /** Who wrote the message whose status it is: both sides read. */
  statusOf!: 'worker' | 'customer';

  /** The last day of an action that is to be done. */
  due!: string | null;

  overdue!: boolean;
  unread!: boolean;
  updatedAt!: string;
  canReply!: boolean;

  /** Null: can reply. */
  whyNot!: WhyNotBody | null;

  /** Documents that were added and not sent to the county yet. */
  unsentDocuments!: number;
}

export class OwnMessagesResponse {
  items!: OwnThreadRow[];
  total!: number;
  page!: number;
  pageSize!: number;

  /** Always null: these pages go by number. */
  next!: string | null;

  /** Unfinished actions, whichever box is shown. */
  toDo!: number;

  /** Threads with something that was not opened yet. */
  unread!: number;
}

/** For the way to the messages, on every page of the portal: nothing of what they say. */
export class OwnMessageCountsResponse {
  /** Unfinished actions. */
  toDo!: number;

  /** Threads with something that was not opened yet. */
  unread!: number;
}

/** Where and whether the customer can write. */
export class WritableCaseBody {
  caseNumber!: string;
  county!: string;
  countyName!: string;

  /** The open programs; the first one is the default. */
  programs!: string[];

  /** Null: can write. */
  whyNot!: WhyNotBody | null;

  /** By when the county would answer what is sent now. */
  replyBy!: string;
}

export class WritableCasesResponse {
  items!: WritableCaseBody[];
}

export class OwnEntryBody {
  entryId!: string;
  kind!: 'message' | 'action' | 'reply' | 'completion' | 'closing';
  messageId!: string;
  from!: 'worker' | 'customer';

  /** The county's name for everybody who works there. */
  name!: string;

  body!: string | null;
  at!: string;
  status!: MessageStatus | null;
  readAt!: string | null;

  /** The receipt of what the customer wrote or completed. */
  number!: string | null;

  /** The county says that no reply is needed. */
  noReplyNeeded!: boolean;

  documents!: DocumentBody[];
}

/** What an action asks for, and how far it is. */
export class OwnActionBody {
  type!: ActionType;
  form!: SentFormBody | null;

  /** Last day. */
  due!: string;

  overdue!: boolean;

  /** It can still be done. */
  open!: boolean;

  /** Added, and not sent to the county yet. */
  added!: DocumentBody[];

  /** The document was opened by this account. */
  viewed!: boolean;

  documents!: number;
  fileMegabytes!: number;
  actionMegabytes!: number;

  /** Null: can be done. */
  whyNot!: WhyNotBody | null;
}

export class OwnThreadResponse {
  /** The message that was asked for. */
  messageId!: string;

  /** The first message of the thread. */
  threadId!: string;

  subject!: string;
  caseNumber!: string;
  county!: string;
  countyName!: string;
  program!: string;
  type!: MessageType;
  actionType!: ActionType | null;
  status!: MessageStatus;

  /** Who wrote the message whose status it is. */
  statusOf!: 'worker' | 'customer';

  due!: string | null;
  unread!: boolean;

  /** Oldest first. */
  entries!: OwnEntryBody[];

  action!: OwnActionBody | null;
  canReply!: boolean;
  whyNot!: WhyNotBody | null;

  /** By when the county answers the oldest message that waits; null: nothing waits. */
  replyBy!: string | null;

  /** By when it would answer what is sent now. */
  replyByIfSentNow!: string;
}

export class MessageToCountyResponse {
  messageId!: string;

  /** The receipt: eight characters. */
  number!: string;

  status!: 'Received';
  at!: string;

  /** By when the county answers. */
  replyBy!: string;
}

export class ActionCompletedResponse {
  messageId!: string;

  /** The receipt: eight characters. */
  number!: string;

  status!: 'Action Completed';
  at!: string;
}

export class OwnStatusResponse {
  messageId!: string;
  status!: MessageStatus;
}
