import { type AccountId, accountSubject, type Instant, seal } from '#kernel';
import type { Profile } from '../values.js';
import type { PortalAccountEvent } from './events.js';
import { mustBeReachable } from './reachable-profile.js';
import type { Account } from './state.js';

export interface Register {
  readonly kind: 'register';
  readonly accountId: AccountId;
  readonly profile: Profile;
  readonly at: Instant;
}

/** @throws InvalidInput when no code could be sent to what the profile names */
export function register(
  { accountId, profile, at }: Register,
  account: Account,
): readonly PortalAccountEvent[] {
  if (account.is === 'registered') return [];
  mustBeReachable(profile);
  const sealed = seal(accountSubject(accountId), profile);
  return [{ type: 'AccountRegistered', data: { accountId, profile: sealed, at } }];
}
