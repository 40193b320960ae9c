import type { LinkId, PersonId } from '#kernel';
import type { AccountLinkEvent } from './events.js';

/** `account-link-{accountId}`: for whom an account is reserved, from before the link until after the unlink. */
export interface AccountLink {
  readonly reserved?: { readonly linkId: LinkId; readonly personId: PersonId };
  /** Links that ended: a late repeat of one must not reserve the account again. */
  readonly over: readonly LinkId[];
}

export function evolveAccountLink(state: AccountLink, event: AccountLinkEvent): AccountLink {
  const { linkId, personId } = event.data;
  switch (event.type) {
    case 'AccountReserved':
      return { ...state, reserved: { linkId, personId } };
    case 'AccountReleased':
      return { over: [...state.over, linkId] };
  }
}
