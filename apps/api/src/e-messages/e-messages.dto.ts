import { Type } from 'class-transformer';
import {
  Allow,
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsObject,
  IsOptional,
  Matches,
  ValidateNested,
} from 'class-validator';
import {
  type ActionType,
  actionTypes,
  type Direction,
  directions,
  type MessageOrder,
  type MessageStatus,
  type MessageType,
  messageOrders,
  messageStatuses,
  messageTypes,
  type NoReplyReason,
  noReplyReasons,
} from '#contexts/e-messages';
import { AfterField, CaseNumberField, DateField, IdField, OneOfField, TextField } from '../http/fields.js';
import { CursorDto } from '../http/paged.dto.js';
import { LongTextField } from './long-text-field.js';

const waitingFor = ['worker', 'customer'] as const;

/** e-Messages Search: a body, because the words of a subject are personal. */
export class MessageSearchDto extends CursorDto {
  @IsOptional()
  @CaseNumberField()
  caseNumber?: string;

  @IsOptional()
  @IdField()
  personId?: string;

  /** A worker's id, `me`, or `nobody`. */
  @IsOptional()
  @IdField()
  worker?: string;

  /** Whose turn it is. */
  @IsOptional()
  @OneOfField(waitingFor)
  waiting?: (typeof waitingFor)[number];

  @IsOptional()
  @OneOfField(messageTypes)
  type?: MessageType;

  @IsOptional()
  @OneOfField(directions)
  direction?: Direction;

  @IsOptional()
  @IsArray({ message: 'must be a list' })
  @ArrayMaxSize(7, { message: 'must have at most 7 entries' })
  @ArrayUnique({ message: 'must not name a status twice' })
  @OneOfField(messageStatuses, { each: true })
  statuses?: MessageStatus[];

  /** Whole words of the subject, all of them, without case and accents. */
  @IsOptional()
  @TextField(200)
  subject?: string;

  /** The number of a receipt. */
  @IsOptional()
  @Matches(/^\s*[A-Za-z2-7]{8}\s*$/, { message: 'must be the eight characters of a receipt' })
  number?: string;

  /** First day of sending or receiving. */
  @IsOptional()
  @DateField()
  from?: string;

  /** Last day of it. */
  @IsOptional()
  @DateField()
  to?: string;

  @IsOptional()
  @IsBoolean({ message: 'must be true or false' })
  overdue?: boolean;

  /** Received, or Action Completed and not opened yet. */
  @IsOptional()
  @IsBoolean({ message: 'must be true or false' })
  unread?: boolean;

  /** By when it changed (newest first), by due, or by status. */
  @IsOptional()
  @OneOfField(messageOrders)
  sort: MessageOrder = 'updated';
}

/** Save on Add e-Message. */
export class SendMessageDto {
  @CaseNumberField()
  caseNumber!: string;

  @IdField()
  personId!: string;

  @OneOfField(messageTypes)
  type!: MessageType;

  /** Of an Action. */
  @IsOptional()
  @OneOfField(actionTypes)
  actionType?: ActionType;

  /** Of a View Document: an entry of the Forms catalogue. */
  @IsOptional()
  @IdField()
  formId?: string;

  @LongTextField(200)
  subject!: string;

  @LongTextField(4000)
  body!: string;

  /** Last day of an action. Default: as the county has it. */
  @IsOptional()
  @DateField()
  due?: string;

  /** Decides whose message it is. Default: the open program that was registered first. */
  @IsOptional()
  @TextField(60)
  program?: string;
}

/** What is looked at only after the status: each member is checked by the handler. */
export class ReplyDto {
  @LongTextField(4000)
  body!: unknown;

  /** The newest message that was on the page; those that came later stay Received. Default: the one that is answered. */
  @IsOptional()
  @IdField()
  upTo?: string;
}

export class FollowUpDto {
  @LongTextField(200)
  subject!: string;

  @LongTextField(4000)
  body!: string;

  @OneOfField(actionTypes)
  actionType!: ActionType;

  @IsOptional()
  @IdField()
  formId?: string;

  @IsOptional()
  @DateField()
  due?: string;
}

export class CloseDto {
  /** Mandatory where the customer has not done it yet. */
  @IsOptional()
  @LongTextField(1000)
  note?: string;

  /** A new action in place of this one. */
  @IsOptional()
  @IsObject({ message: 'must be {subject, body, actionType, formId, due}' })
  @ValidateNested()
  @Type(() => FollowUpDto)
  followUp?: FollowUpDto;
}

export class NoReplyNeededDto {
  @OneOfField(noReplyReasons)
  reason!: NoReplyReason;

  /** Mandatory with `other`. */
  @IsOptional()
  @LongTextField(1000)
  note?: string;
}

export class MessageNoteDto {
  @LongTextField(1000)
  text!: string;
}

export class ReassignMessageDto {
  /** Id of a worker of the county. */
  @IdField()
  worker!: string;
}

export class BulkMessagesDto {
  @OneOfField(['reassign'])
  action!: 'reassign';

  @IsArray({ message: 'must be a list' })
  @ArrayMinSize(1, { message: 'name at least one message' })
  @ArrayMaxSize(100, { message: 'must name at most 100 messages' })
  @ArrayUnique({ message: 'must not name a message twice' })
  @Matches(/^[A-Za-z0-9._-]{1,80}$/, { each: true, message: 'must be ids of messages' })
  ids!: string[];

  @IdField()
  worker!: string;
}

export class ThreadQueryDto {
  /** What the customer sees, without anything that is for staff only. */
  @IsOptional()
  @OneOfField(['customer'])
  as?: 'customer';

  @AfterField()
  after?: string;
}

export class WritingDto {
  /** False: the text was sent or given up. */
  @IsOptional()
  @IsBoolean({ message: 'must be true or false' })
  @Allow()
  writing: boolean = true;
}
