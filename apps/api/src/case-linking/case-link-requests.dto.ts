import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsObject,
  IsOptional,
  Matches,
  ValidateNested,
} from 'class-validator';
import {
  type RejectReason,
  type RequestOrder,
  rejectReasons,
  requestOrders,
  type UnlinkReason,
  unlinkReasons,
  type VerificationMethod,
  verificationMethods,
  type WaitingReason,
  waitingReasons,
} from '#contexts/case-linking';
import { AfterField, DateField, IdField, NumberField, OneOfField, TextField } from '../http/fields.js';
import { CursorDto } from '../http/paged.dto.js';

export const requestStatuses = ['Pending', 'Processed', 'Rejected'] as const;

/** Case Link Request Search. Without dates there is no limit. */
export class RequestSearchDto extends CursorDto {
  @IsOptional()
  @OneOfField(requestStatuses)
  status: (typeof requestStatuses)[number] = 'Pending';

  /** Registrant's first name: exact spelling, without case. */
  @IsOptional()
  @TextField(100)
  firstName?: string;

  /** Registrant's last name: exact spelling, without case. */
  @IsOptional()
  @TextField(100)
  lastName?: string;

  /** First day of the request dates. */
  @IsOptional()
  @DateField()
  from?: string;

  /** Last day of the request dates. */
  @IsOptional()
  @DateField()
  to?: string;

  /** A worker's id, `me`, or `nobody`. */
  @IsOptional()
  @IdField()
  assignee?: string;

  /** Pending for longer than the county's goal (`true`), or not (`false`). */
  @IsOptional()
  @OneOfField(['true', 'false'])
  overdue?: 'true' | 'false';

  /** Pending for at least so many business days by the county's calendar. */
  @IsOptional()
  @NumberField(0, 1_000)
  minAge?: number;

  /** Pending for at most so many business days. */
  @IsOptional()
  @NumberField(0, 1_000)
  maxAge?: number;

  /** Pending and waiting for the customer (`true`), or not (`false`). */
  @IsOptional()
  @OneOfField(['true', 'false'])
  waiting?: 'true' | 'false';

  /** Newest first, oldest first (by age), by who has it (nobody first), or by why it was made. */
  @IsOptional()
  @OneOfField(requestOrders)
  sort: RequestOrder = 'newest';

  @AfterField()
  after?: string;
}

export class SummaryQueryDto {
  /** The person whom the worker selected; without one the summary is view only. */
  @IsOptional()
  @IdField()
  personId?: string;

  @AfterField()
  after?: string;
}

export class VerificationDto {
  /** How identity was verified. */
  @IsArray({ message: 'must be a list' })
  @ArrayMinSize(1, { message: 'say how you verified the identity: choose at least one' })
  @ArrayMaxSize(6, { message: 'must have at most 6 entries' })
  @ArrayUnique({ message: 'must not name a method twice' })
  @OneOfField(verificationMethods, { each: true })
  methods!: VerificationMethod[];

  /** Mandatory with `other`, and after another county rejected the submission. */
  @IsOptional()
  @TextField(2000)
  note?: string;
}

/** Continue. */
export class ProcessDto {
  @IdField()
  personId!: string;

  @IsObject({ message: 'say how you verified the identity: {methods, note}' })
  @ValidateNested()
  @Type(() => VerificationDto)
  verification!: VerificationDto;

  /** Supervisors only: why the cool-off is passed over. */
  @IsOptional()
  @TextField(2000)
  overrideReason?: string;
}

export class RejectDto {
  @OneOfField(rejectReasons)
  reason!: RejectReason;

  /** Mandatory with `other`. */
  @IsOptional()
  @TextField(2000)
  note?: string;
}

export class AssignDto {
  /** Id of a worker of the county. */
  @IdField()
  worker!: string;
}

export class DeclineDto {
  /** Id of the worker who asked. */
  @IdField()
  worker!: string;
}

export class NoteDto {
  @TextField(2000)
  text!: string;
}

export class WaitDto {
  /** What the customer has to do first. */
  @OneOfField(waitingReasons)
  reason!: WaitingReason;

  /** Mandatory with `other`. */
  @IsOptional()
  @TextField(2000)
  note?: string;
}

export class DismissDto {
  @IdField()
  personId!: string;
}

export class UnlinkDto {
  @OneOfField(unlinkReasons)
  reason!: UnlinkReason;

  /** Mandatory with `other`. */
  @IsOptional()
  @TextField(2000)
  note?: string;
}

/** One action on many requests. */
export class BulkDto {
  @OneOfField(['assign', 'release', 'reject'])
  action!: 'assign' | 'release' | 'reject';

  @IsArray({ message: 'must be a list' })
  @ArrayMinSize(1, { message: 'name at least one request' })
  @ArrayMaxSize(100, { message: 'must name at most 100 requests' })
  @ArrayUnique({ message: 'must not name a request twice' })
  @Matches(/^[A-Za-z0-9._-]{1,80}$/, { each: true, message: 'must be ids of requests' })
  ids!: string[];

  /** For `assign`. */
  @IsOptional()
  @IdField()
  worker?: string;

  /** For `reject`. */
  @IsOptional()
  @OneOfField(rejectReasons)
  reason?: RejectReason;

  @IsOptional()
  @TextField(2000)
  note?: string;
}
