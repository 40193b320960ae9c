import type { Language } from '#kernel';

/** What an account's owner said of themselves. Personal data; it prefills link requests. */
export interface Profile {
  readonly firstName: string;
  readonly middleName?: string;
  readonly lastName: string;
  /** Nine digits. */
  readonly ssn?: string;
  readonly gender?: string;
  readonly phone?: string;
  readonly address?: {
    readonly line1: string;
    readonly line2?: string;
    readonly city: string;
    readonly state: string;
    readonly zip: string;
  };
  readonly email?: string;
  /** As it was given with the registration; what is chosen since holds before it (`languageOf`). */
  readonly language?: Language;
}
