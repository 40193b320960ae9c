import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { csvForms } from '#audit';
import { NumberField, OneOfField } from '../http/fields.js';

/** Rows a page, of lists that auditors read at length. */
export const LongPageField = () => applyDecorators(IsOptional(), NumberField(1, 200));

/** How a list is written that is taken along. */
export const CsvFormField = () =>
  applyDecorators(
    ApiProperty({
      description:
        '`exact`: RFC 4180, to the letter. `spreadsheet`: so that a spreadsheet runs and changes nothing in it.',
    }),
    IsOptional(),
    OneOfField(csvForms),
  );
