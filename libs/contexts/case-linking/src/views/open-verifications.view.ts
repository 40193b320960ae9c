import type { AccountId, AttemptId, Instant, PersonId } from '#kernel';
import type { ViewSchema } from '#read-store';

/** The attempts of one account that can still be verified, and when each ends by itself. No document: none can. */
export interface OpenVerificationsDocument {
  readonly accountId: AccountId;
  readonly running: readonly {
    readonly attemptId: AttemptId;
    readonly personId: PersonId | null;
    readonly expiresAt: Instant;
  }[];
  /** The earliest of them. */
  readonly nextExpiry: Instant;
}

export const openVerificationsView: ViewSchema = {
  name: 'open-verifications',
  version: 3,
  fields: { nextExpiry: 'text' },
  indexes: [['nextExpiry']],
};
