import type { PhoneType } from '#contexts/person-registry';

/** One row of Phone Numbers. */
export class PhoneDto {
  /**
   * Ten digits; punctuation and a leading 1 are dropped. Another country's number, with its country code and up to 15
   * digits, only as Fax, TDD or Toll Free: to the other types codes are texted.
   */
  number!: string;

  /** Up to 10 digits. */
  ext?: string;

  type!: PhoneType;
  ivrConsent?: boolean;
  textMessage?: boolean;
  textMessageStatus?: string;
}

/**
 * The whole Contact Detail, as it shall stand. Its rules are the registry's (`parseContact`), which also brings the
 * values into the form in which they are kept; this class only describes it.
 */
export class ContactDto {
  /** Absent or empty: none. Refused when no mail could be sent to it. */
  email?: string;

  allowEmailReminder?: boolean;
  eNotification?: boolean;
  emailStatus?: string;
  customerId?: string;
  voicePrint?: boolean;

  /** All of them; an empty list removes all. */
  phones!: PhoneDto[];

  /** `contact.updatedAt` of the person as the worker saw it (null: never changed). Refused with `conflict` if it changed since. */
  expectedUpdatedAt?: string | null;
}
