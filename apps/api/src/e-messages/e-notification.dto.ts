import { IsBoolean } from 'class-validator';

export class ENotificationDto {
  /** Mails tell me of e-Messages. */
  @IsBoolean({ message: 'must be true or false' })
  on!: boolean;

  /** Notices of action come to the portal. */
  @IsBoolean({ message: 'must be true or false' })
  noas!: boolean;
}
