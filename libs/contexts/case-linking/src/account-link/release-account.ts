import type { AccountId, Instant, LinkId } from '#kernel';
import type { UnlinkReason } from '../values.js';
import type { AccountLinkEvent } from './events.js';
import type { AccountLink } from './state.js';

/** Last step of an unlink or of a given-up link, after the person's stream says so. */
export interface ReleaseAccount {
  readonly kind: 'release';
  readonly linkId: LinkId;
  readonly accountId: AccountId;
  readonly why: 'abandoned' | 'unlinked';
  readonly unlinkReason?: UnlinkReason;
  readonly at: Instant;
}

/** Releasing any other link than the one that holds the account does nothing. */
export function releaseAccount(command: ReleaseAccount, state: AccountLink): readonly AccountLinkEvent[] {
  const { linkId, accountId, why, unlinkReason, at } = command;
  if (state.reserved?.linkId !== linkId) return [];
  const { personId } = state.reserved;
  const reason = unlinkReason === undefined ? {} : { unlinkReason };
  return [{ type: 'AccountReleased', data: { linkId, accountId, personId, why, ...reason, at } }];
}
