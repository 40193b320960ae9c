import type { Secrets } from '#privacy';

/** The id of staff in events and looks: opaque, the same at every sign-in, never the same for two issuers. */
export const staffId = (secrets: Secrets, issuer: string, subject: string): string =>
  secrets.id('staff', issuer, subject);
