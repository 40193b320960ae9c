import { type AccountId, accountSubject, type Instant, seal } from '#kernel';
import type { PortalAccountEvent } from '../events.js';
import type { Account } from '../state.js';
import type { Profile } from '../values.js';

export interface Register {
  readonly kind: 'register';
  readonly accountId: AccountId;
  readonly profile: Profile;
  readonly at: Instant;
}

export function register(
  { accountId, profile, at }: Register,
  account: Account,
): readonly PortalAccountEvent[] {
  if (account.is === 'registered') return [];
  const sealed = seal(accountSubject(accountId), profile);
  return [{ type: 'AccountRegistered', data: { accountId, profile: sealed, at } }];
}
