import type { ActionType, Direction, MessageStatus, MessageType } from '#contexts/e-messages';

/** One row of the e-Messages Search. */
export class EMessageRow {
  messageId!: string;

  /** The receipt: eight characters. */
  number!: string;

  caseNumber!: string;
  personId!: string;

  /** First and last name; `[erased]` when the data was erased. */
  personName!: string;

  type!: MessageType;

  /** Null for a Message. */
  actionType!: ActionType | null;

  direction!: Direction;

  /** `[erased]` when the data was erased. */
  subject!: string;

  status!: MessageStatus;

  /** Whose turn it is; null: nobody's. */
  waiting!: 'worker' | 'customer' | null;

  /** A date for an action that is to be done, a moment for what the county answers; null: there is none. */
  due!: string | null;

  overdue!: boolean;
  unread!: boolean;

  /** When it was sent or received. */
  at!: string;

  updatedAt!: string;

  /** Null: nobody has it. */
  worker!: string | null;

  /** Null: nobody has it, or whoever has it is not known here. */
  workerName!: string | null;
}

export class MessageSearchResponse {
  items!: EMessageRow[];
  total!: number;

  /** There are more than `total`: counting stopped. */
  more!: boolean;

  page!: number;
  pageSize!: number;

  /** The cursor of the next page; null on the last one. */
  next!: string | null;
}

export class MessageSentResponse {
  messageId!: string;

  /** The receipt: eight characters. */
  number!: string;

  status!: 'Sent' | 'New Action';
  at!: string;
}

export class MessageStatusResponse {
  messageId!: string;
  status!: MessageStatus;
}

export class MessageClosedResponse {
  messageId!: string;
  status!: MessageStatus;

  /** The action that was started in its place; left out where none was. */
  followUpId?: string;
}

export class MessageHandsResponse {
  messageId!: string;
  worker!: string;
}
