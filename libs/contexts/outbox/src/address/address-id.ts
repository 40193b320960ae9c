import { domainToASCII } from 'node:url';

/** The same for every way in which people write one address: mail servers tell no letters apart by case. */
export function foldedAddress(address: string): string {
  const plain = address.trim().normalize('NFC').toLowerCase();
  const at = plain.lastIndexOf('@');
  const domain = plain.slice(at + 1);
  return `${plain.slice(0, at + 1)}${domainToASCII(domain) || domain}`;
}

/** Names the stream of an address without telling the address: only who has the key can make it from one. */
export const addressId = (
  secrets: { readonly id: (purpose: string, ...parts: string[]) => string },
  address: string,
): string => secrets.id('mail-address', foldedAddress(address));
