import { IsBoolean, IsIn } from 'class-validator';
import { TextField } from '../http/fields.js';

const revealed = ['ssn'] as const;

export class RevealDto {
  @IsIn(revealed, { message: 'must be ssn' })
  field!: (typeof revealed)[number];

  /** Why the whole number is needed. Kept with the record of the look. */
  @TextField(500, { least: 3 })
  reason!: string;
}

export class CustomerPrivacyDto {
  @IsBoolean({ message: 'must be true or false' })
  active!: boolean;

  /** Why the record is set or lifted. */
  @TextField(500, { least: 3 })
  reason!: string;
}
