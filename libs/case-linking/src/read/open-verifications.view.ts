import type { AccountId, AttemptId, Instant } from '#kernel';
import type { ViewSchema } from '#read-store';

/** The attempts of one account that have a code running. No document: none has. */
export interface OpenVerificationsDocument {
  readonly accountId: AccountId;
  readonly running: readonly { readonly attemptId: AttemptId; readonly expiresAt: Instant }[];
  /** The earliest of them. */
  readonly nextExpiry: Instant;
}

export const openVerificationsView: ViewSchema = {
  name: 'open-verifications',
  version: 1,
  fields: { nextExpiry: 'text' },
  indexes: [['nextExpiry']],
};
