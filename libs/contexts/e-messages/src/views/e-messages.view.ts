import type {
  AccountId,
  CaseNumber,
  CountyCode,
  Instant,
  LocalDate,
  MessageId,
  PersonId,
  Sealed,
  ThreadId,
  WorkerId,
} from '#kernel';
import type { Tag, ViewSchema } from '#read-store';
import type { ActionType, Direction, MessageStatus, MessageType } from '../values.js';

/** One message, as the e-Messages Search shows it. */
export interface EMessageDocument {
  readonly messageId: MessageId;
  readonly threadId: ThreadId;
  readonly number: string;
  readonly county: CountyCode;
  readonly caseNumber: CaseNumber;
  readonly personId: PersonId;
  /** null: nobody, so it waits in the supervisors' queue. */
  readonly worker: WorkerId | null;
  readonly type: MessageType;
  readonly action: ActionType | null;
  readonly direction: Direction;
  readonly status: MessageStatus;
  readonly accountId: AccountId;
  /** Whose turn it is. */
  readonly waiting: 'worker' | 'customer' | null;
  /** 1: not opened by the side that it waits for: Received, or completed. */
  readonly unread: 0 | 1;
  readonly overdue: 0 | 1;
  /** Of an action that is to be done its last day, of what the county answers the end of its time. */
  readonly due: LocalDate | Instant | null;
  /** The end of `due`, of what waits; what does not wait comes last. */
  readonly dueOrder: string;
  /** When the running clock ends; null: none runs, or it is over and that was recorded. */
  readonly clockEnds: Instant | null;
  /** When it was sent or received. */
  readonly at: Instant;
  readonly updatedAt: Instant;
  readonly subject: Sealed<{ readonly text: string }>;
  /** Of an action: the questions about it that wait; while any does, its clock stands still. */
  readonly questions: readonly MessageId[];
  readonly noReply: boolean;
  readonly subjectTags: readonly Tag[];
}

export const eMessagesView: ViewSchema = {
  name: 'e-messages',
  version: 1,
  fields: {
    county: 'text',
    caseNumber: 'text',
    personId: 'text',
    worker: 'text',
    type: 'text',
    direction: 'text',
    status: 'text',
    waiting: 'text',
    unread: 'number',
    overdue: 'number',
    dueOrder: 'text',
    clockEnds: 'text',
    at: 'text',
    updatedAt: 'text',
    number: 'text',
  },
  indexes: [
    ['county', 'updatedAt'],
    ['county', 'worker', 'waiting', 'updatedAt'],
    ['county', 'waiting', 'updatedAt'],
    ['county', 'worker', 'overdue', 'updatedAt'],
    ['county', 'overdue', 'updatedAt'],
    ['county', 'status', 'updatedAt'],
    ['county', 'dueOrder'],
    ['caseNumber', 'updatedAt'],
    ['personId', 'updatedAt'],
    ['number'],
    ['clockEnds'],
  ],
  tagged: true,
};
