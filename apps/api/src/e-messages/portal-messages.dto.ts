import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsOptional, Matches } from 'class-validator';
import { AfterField, CaseNumberField, NumberField, OneOfField, TextField } from '../http/fields.js';
import { LongTextField } from './long-text-field.js';

export const boxes = ['inbox', 'sent', 'all', 'actions'] as const;
export type Box = (typeof boxes)[number];

export class OwnMessagesQueryDto {
  /** `actions`: the unfinished ones, soonest due first. */
  @IsOptional()
  @OneOfField(boxes)
  box: Box = 'inbox';

  @IsOptional()
  @NumberField(1, 400)
  page: number = 1;

  @AfterField()
  after?: string;
}

export class WriteMessageDto {
  @CaseNumberField()
  caseNumber!: string;

  /** One of the open programs of the case. Default: the one that was registered first. */
  @IsOptional()
  @TextField(60)
  program?: string;

  @LongTextField(200)
  subject!: string;

  @LongTextField(4000)
  body!: string;
}

export class ReplyToCountyDto {
  @LongTextField(4000)
  body!: string;
}

export class CompleteDto {
  /** Of those that were added: what goes to the county. */
  @IsOptional()
  @IsArray({ message: 'must be a list' })
  @ArrayMaxSize(20, { message: 'must name at most 20 documents' })
  @ArrayUnique({ message: 'must not name a document twice' })
  @Matches(/^[A-Za-z0-9._-]{1,80}$/, { each: true, message: 'must be ids of documents' })
  documentIds: string[] = [];

  @IsOptional()
  @LongTextField(1000)
  note?: string;

  /** "I have read it", of a View Document. */
  @IsOptional()
  @IsBoolean({ message: 'must be true or false' })
  viewed: boolean = false;
}
