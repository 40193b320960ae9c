export class ENotificationResponse {
  /** Mails tell me of e-Messages. */
  on!: boolean;

  /** Notices of action come to the portal. */
  noas!: boolean;

  /** Where mails go, masked: the address that the county has on file, never the account's. Null: there is none. */
  address!: string | null;

  /** Mail to it came back for good: nothing goes there until it is corrected. */
  cameBack!: boolean;
}
