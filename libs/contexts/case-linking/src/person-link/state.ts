import type { AccountId, Actor, CountyCode, Instant, LinkId } from '#kernel';
import type { Note } from '../submission/verification.js';
import type { LinkPurpose, UnlinkReason } from '../values.js';
import type { PersonLinkEvent } from './events.js';

/** That a link was undone: who, when, and what was noted. */
export interface Unlinking {
  readonly linkId: LinkId;
  readonly accountId: AccountId;
  readonly reason: UnlinkReason;
  readonly note?: Note;
  readonly by: Actor;
  readonly county: CountyCode;
  readonly at: Instant;
}

/** `person-link-{personId}`: the truth of who is linked. One account at most, whatever races and crashes do. */
export interface PersonLink {
  readonly linked?: { readonly linkId: LinkId; readonly accountId: AccountId; readonly at: Instant };
  /** Every link that was ever made, and what for: tells a repeat from a new wish, and an unlink where it came from. */
  readonly made: Readonly<Record<LinkId, LinkPurpose>>;
  /** Links that were abandoned or undone: none of them can ever come (back). */
  readonly over: readonly LinkId[];
  /** Accounts that were unlinked as an error or fraud, until a worker links that pair again. */
  readonly disputed: readonly AccountId[];
  /** All unlinks, oldest first. */
  readonly unlinks: readonly Unlinking[];
}

export const neverLinked: PersonLink = { made: {}, over: [], disputed: [], unlinks: [] };

const disputes: ReadonlySet<UnlinkReason> = new Set(['linked_in_error', 'suspected_fraud']);

export function evolvePersonLink(state: PersonLink, event: PersonLinkEvent): PersonLink {
  const { linkId, accountId, at } = event.data;
  const others = state.disputed.filter((each) => each !== accountId);
  switch (event.type) {
    case 'AccountLinked': {
      const { purpose } = event.data;
      const made = { ...state.made, [linkId]: purpose };
      const disputed = purpose.kind === 'request' ? others : state.disputed;
      return { ...state, made, linked: { linkId, accountId, at }, disputed };
    }
    case 'AccountUnlinked': {
      const { reason, note, by, county } = event.data;
      const { linked: _, ...rest } = state;
      const unlinking = {
        linkId,
        accountId,
        reason,
        by,
        county,
        at,
        ...(note === undefined ? {} : { note }),
      };
      return {
        ...rest,
        over: [...state.over, linkId],
        disputed: disputes.has(reason) ? [...others, accountId] : state.disputed,
        unlinks: [...state.unlinks, unlinking],
      };
    }
    case 'LinkAbandoned':
      return { ...state, over: [...state.over, linkId] };
  }
}

/** Whether this pair was unlinked as an error or fraud and no worker has linked it since (rule L3). */
export const isDisputed = (state: PersonLink, account: AccountId): boolean =>
  state.disputed.includes(account);

/**
 * Whether a link that was to follow at that moment has nothing left to do: it was made, or another link of the account
 * that stood then was undone since.
 */
export const isSettled = (
  state: PersonLink,
  { linkId, accountId, at }: { readonly linkId: LinkId; readonly accountId: AccountId; readonly at: Instant },
): boolean =>
  linkId in state.made || state.unlinks.some((each) => each.accountId === accountId && each.at >= at);

/** Whether this very link stands now. */
export const isLinkedBy = (state: PersonLink, link: LinkId): boolean => state.linked?.linkId === link;
