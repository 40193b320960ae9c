import { Matches } from 'class-validator';
import { CaseNumberField, CountyField, DateField, IdField, ZipField } from '../http/fields.js';

/** What a customer enters to link a case. */
export class LinkAttemptDto {
  /** Date of birth of the person on the case. */
  @DateField()
  dateOfBirth!: string;

  /** ZIP Code of the home or mailing address. */
  @ZipField()
  zipCode!: string;

  /** County that runs the case. */
  @CountyField()
  county!: string;

  /** As on the letters from the county. */
  @CaseNumberField()
  caseNumber!: string;
}

export class SendCodeDto {
  /** Id of one of the channels that the attempt answered. */
  @IdField()
  channelId!: string;
}

export class VerifyDto {
  /** The eight digits of the newest message. */
  @Matches(/^[\s-]*(\d[\s-]*){8}$/, { message: 'must be the eight digits of the newest message' })
  code!: string;
}
