import type { AccountId, AttemptId } from '#kernel';
import type { ViewSchema } from '#read-store';

/** Attempts to link a case that are about one person, by whichever account. Id: the person's. */
export interface PersonAttemptsDocument {
  readonly attempts: readonly { readonly attemptId: AttemptId; readonly accountId: AccountId }[];
}

export const personAttemptsView: ViewSchema = {
  name: 'person-attempts',
  version: 1,
  fields: {},
  indexes: [],
};
