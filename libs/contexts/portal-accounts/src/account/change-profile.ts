import { accountSubject, canonicalJson, type Instant, NotFound, opened, seal } from '#kernel';
import type { Profile } from '../values.js';
import type { PortalAccountEvent } from './events.js';
import { mustBeReachable } from './reachable-profile.js';
import type { Account } from './state.js';

export interface ChangeProfile {
  readonly kind: 'change-profile';
  /** The whole profile as it shall be. */
  readonly profile: Profile;
  readonly at: Instant;
}

/** @throws NotFound for an account that nobody registered, or whose owner was erased; InvalidInput naming `email` or `phone` */
export function changeProfile(
  { profile, at }: ChangeProfile,
  account: Account,
): readonly PortalAccountEvent[] {
  const before = account.is === 'registered' ? opened(account.profile) : undefined;
  if (account.is !== 'registered' || before === undefined) throw new NotFound();
  if (canonicalJson(before) === canonicalJson(profile)) return [];
  mustBeReachable(profile);
  const { accountId } = account;
  return [
    { type: 'ProfileChanged', data: { accountId, profile: seal(accountSubject(accountId), profile), at } },
  ];
}
