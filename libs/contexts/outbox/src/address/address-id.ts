import { foldedMailAddress } from '#kernel';

/** Names the stream of an address without telling the address: only who has the key can make it from one. */
export const addressId = (
  secrets: { readonly id: (purpose: string, ...parts: string[]) => string },
  address: string,
): string => secrets.id('mail-address', foldedMailAddress(address));
