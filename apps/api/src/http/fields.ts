import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateBy,
} from 'class-validator';
import { isCountyCode, isLocalDate } from '#kernel';

/** Rules of single fields, with the text that tells a person what to do. */

/** Blanks around a text mean nothing; a text of blanks is an empty one. */
const Trimmed = () =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

/** Two digits, 01 to 58. */
export const CountyField = () =>
  applyDecorators(
    ApiProperty({
      pattern: '^(0[1-9]|[1-4][0-9]|5[0-8])$',
      example: '19',
      description: 'County code, 01 to 58.',
    }),
    ValidateBy({
      name: 'county',
      validator: {
        validate: (value: unknown) => typeof value === 'string' && isCountyCode(value),
        defaultMessage: () => 'must be one of the 58 counties, as a code from 01 to 58',
      },
    }),
  );

/** A calendar date that exists and is not absurd. */
export const DateField = () =>
  applyDecorators(
    ApiProperty({ format: 'date', example: '1984-02-29' }),
    ValidateBy({
      name: 'date',
      validator: {
        validate: (value: unknown) =>
          typeof value === 'string' && isLocalDate(value) && value >= '1880-01-01' && value < '2200-01-01',
        defaultMessage: () => 'must be a date that exists, written as YYYY-MM-DD',
      },
    }),
  );

/** 4 to 15 letters and digits, without case (rule P9). */
export const CaseNumberField = () =>
  applyDecorators(
    ApiProperty({ pattern: '^[A-Za-z0-9]{4,15}$', example: 'B1K2M3N' }),
    Trimmed(),
    Matches(/^[A-Za-z0-9]{4,15}$/, {
      message: 'must be 4 to 15 letters and digits, as on the letters from the county',
    }),
  );

/** Five or nine digits. */
export const ZipField = () =>
  applyDecorators(
    ApiProperty({ pattern: '^\\d{5}(-?\\d{4})?$', example: '90012' }),
    Matches(/^\d{5}(-?\d{4})?$/, { message: 'must be a ZIP Code of 5 or 9 digits' }),
  );

/** Text of a bounded length without control characters. */
export const TextField = (most: number, { least = 1 }: { readonly least?: number } = {}) =>
  applyDecorators(
    ApiProperty({ type: 'string', minLength: least, maxLength: most }),
    Trimmed(),
    IsString({ message: 'must be a text' }),
    MinLength(least, { message: `must have at least ${least} character${least === 1 ? '' : 's'}` }),
    MaxLength(most, { message: `must have at most ${most} characters` }),
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    Matches(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]*$/, {
      message: 'must not contain control characters',
    }),
  );

/** Opaque ids, as this API hands them out. */
export const IdField = () =>
  applyDecorators(
    ApiProperty({ type: 'string', pattern: '^[A-Za-z0-9._-]{1,80}$' }),
    Matches(/^[A-Za-z0-9._-]{1,80}$/, { message: 'must be an id that this API answered' }),
  );

/** One of a closed list, or with `each` a list of them. */
export const OneOfField = (values: readonly string[], { each = false }: { readonly each?: boolean } = {}) =>
  applyDecorators(
    ApiProperty({ enum: [...values], isArray: each }),
    IsIn(values, { each, message: `must be one of ${values.join(', ')}` }),
  );

/** A whole number in a query string. */
export const NumberField = (least: number, most: number) =>
  applyDecorators(
    ApiProperty({ type: 'integer', minimum: least, maximum: most }),
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value,
    ),
    IsInt({ message: 'must be a whole number' }),
    Min(least, { message: `must be at least ${least}` }),
    Max(most, { message: `must be at most ${most}` }),
  );

/** 25, 50 or 100 rows a page. */
export const PageSizeField = () =>
  applyDecorators(
    ApiProperty({ type: 'integer', enum: [25, 50, 100], default: 25 }),
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? Number(value) : value)),
    ValidateBy({
      name: 'pageSize',
      validator: {
        validate: (value: unknown) => value === 25 || value === 50 || value === 100,
        defaultMessage: () => 'must be 25, 50 or 100',
      },
    }),
  );

/** Where a list goes on; left out: from its beginning. */
export const CursorField = (most = 500) =>
  applyDecorators(ApiProperty({ description: '`next` of the page before.' }), IsOptional(), TextField(most));

/** A read that waits until it shows what a command wrote. */
export const AfterField = () =>
  applyDecorators(
    ApiProperty({ description: 'A position to wait for (Caseledger-Position).' }),
    IsOptional(),
    TextField(200),
  );
