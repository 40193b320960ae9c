import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ValidateBy } from 'class-validator';
import { writtenFault } from '#contexts/e-messages';

/** A text of several lines, counted as a person sees it; never trimmed: what was written is kept (rule M1). */
export const LongTextField = (most: number) =>
  applyDecorators(
    ApiProperty({
      type: 'string',
      minLength: 1,
      description: `At most ${most} characters as a person counts them, after NFC and with one kind of line end.`,
    }),
    ValidateBy({
      name: 'longText',
      validator: {
        validate: (value: unknown) => writtenFault(value, most) === undefined,
        defaultMessage: (of) => writtenFault(of?.value, most) ?? 'must be a text',
      },
    }),
  );
