import { IsBoolean, IsOptional, Matches } from 'class-validator';
import { type Gender, genders } from '#contexts/person-registry';
import { CaseNumberField, DateField, IdField, OneOfField, TextField, ZipField } from '../http/fields.js';
import { PagedDto } from '../http/paged.dto.js';
import { Criterion } from './criterion.js';

const addressTypes = ['physical', 'mailing'] as const;

/** Select Person. A number, last name or first name is needed; the rest refines. */
export class PersonSearchDto extends PagedDto {
  @Criterion()
  @CaseNumberField()
  caseNumber?: string;

  /** All nine digits, with or without dashes. */
  @Criterion()
  @Matches(/^(\d{9}|\d{3}-\d{2}-\d{4})$/, { message: 'must be nine digits, with or without dashes' })
  ssn?: string;

  /** Client index number. */
  @Criterion()
  @TextField(20)
  cin?: string;

  @Criterion()
  @TextField(20)
  alienNumber?: string;

  @Criterion()
  @TextField(100)
  lastName?: string;

  @Criterion()
  @TextField(100)
  firstName?: string;

  /** Middle name, or its beginning. */
  @Criterion()
  @TextField(100)
  middleName?: string;

  @Criterion()
  @DateField()
  dateOfBirth?: string;

  @Criterion()
  @OneOfField(genders)
  gender?: Gender;

  @Criterion()
  @TextField(30)
  phone?: string;

  @Criterion()
  @OneOfField(addressTypes)
  addressType?: (typeof addressTypes)[number];

  @Criterion()
  @TextField(100)
  addressLine1?: string;

  @Criterion()
  @TextField(100)
  addressLine2?: string;

  @Criterion()
  @TextField(100)
  city?: string;

  /** Two letters. */
  @Criterion()
  @Matches(/^[A-Za-z]{2}$/, { message: 'must be a two-letter code such as CA' })
  state?: string;

  @Criterion()
  @ZipField()
  zip?: string;

  /** Include Phonetic Search Results. */
  @IsOptional()
  @IsBoolean({ message: 'must be true or false' })
  phonetic: boolean = true;

  /** A case link request of the own county: candidates that were dismissed on it rank last and are marked. */
  @Criterion()
  @IdField()
  requestId?: string;

  /** Searches with the Social Security Number that the registrant of `requestId` entered, which is not shown. */
  @Criterion()
  @IsBoolean({ message: 'must be true or false' })
  registrantSsn?: boolean;
}
