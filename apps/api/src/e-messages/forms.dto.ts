import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsOptional } from 'class-validator';
import { type FormKind, formKinds } from '#contexts/e-messages';
import { type Language, languages } from '#kernel';
import { AfterField, CaseNumberField, IdField, OneOfField, TextField } from '../http/fields.js';

/** True or false; a form of several parts carries them as words. */
const FlagField = () =>
  applyDecorators(
    ApiProperty({ type: 'boolean' }),
    Transform(({ value }: { value: unknown }) =>
      value === 'true' ? true : value === 'false' ? false : value,
    ),
    IsBoolean({ message: 'must be true or false' }),
  );

export class FormsQueryDto {
  /** With `personId`: what belongs to that person of that case, too. */
  @IsOptional()
  @CaseNumberField()
  caseNumber?: string;

  @IsOptional()
  @IdField()
  personId?: string;

  @AfterField()
  after?: string;
}

/** An entry of the catalogue. With `caseNumber` and `personId` it belongs to one person of one case. */
export class AddFormDto {
  @TextField(200)
  title!: string;

  @OneOfField(languages)
  language!: Language;

  @OneOfField(formKinds)
  kind!: FormKind;

  /** Whether it may be sent through the portal. */
  @IsOptional()
  @FlagField()
  sendable: boolean = true;

  /** It asks to be completed and returned. */
  @IsOptional()
  @FlagField()
  returnExpected: boolean = false;

  /** Goes on paper only (state hearings, treasury offset). */
  @IsOptional()
  @FlagField()
  paperOnly: boolean = false;

  @IsOptional()
  @CaseNumberField()
  caseNumber?: string;

  @IsOptional()
  @IdField()
  personId?: string;
}

/** What shall be otherwise from now on. What was sent keeps what it was. */
export class ChangeFormDto {
  @IsOptional()
  @TextField(200)
  title?: string;

  @IsOptional()
  @OneOfField(languages)
  language?: Language;

  @IsOptional()
  @OneOfField(formKinds)
  kind?: FormKind;

  @IsOptional()
  @FlagField()
  sendable?: boolean;

  @IsOptional()
  @FlagField()
  returnExpected?: boolean;

  @IsOptional()
  @FlagField()
  paperOnly?: boolean;
}

export class DocumentReasonDto {
  /** Why it is released, or refused. */
  @TextField(1000)
  reason!: string;
}
