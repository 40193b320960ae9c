import { isMailAddress, isTextable, phoneDigits } from '#kernel';
import type { PersonFacts } from './person-facts.js';

/** Where a verification code can go. `masked` is all that the customer sees of it. */
export interface Channel {
  readonly id: string;
  readonly kind: 'email' | 'text';
  readonly address: string;
  readonly masked: string;
}

/** Fax, TDD and Toll Free never; no opt-in to texts is needed (seed 000, seed 001 Identity Verification). */
const textable: ReadonlySet<string> = new Set(['Cell', 'Main', 'Message', 'Home', 'Work']);

/**
 * The eligible contacts of the Contact Detail page, e-mail first. `idOf` makes the opaque id by which the
 * customer chooses one: keyed, so that it tells nothing, and stable while the address stays.
 */
export function eligibleChannels(
  contact: PersonFacts['contact'],
  idOf: (kind: Channel['kind'], address: string) => string,
): readonly Channel[] {
  const email = contact.email?.trim() ?? '';
  const numbers = contact.phones
    .filter((each) => textable.has(each.type))
    .map((each) => phoneDigits(each.number))
    .filter(isTextable);
  return [
    ...(isMailAddress(email) ? [channel('email', email, maskedEmail(email))] : []),
    ...[...new Set(numbers)].map((number) => channel('text', number, maskedPhone(number))),
  ];

  function channel(kind: Channel['kind'], address: string, masked: string): Channel {
    return { id: idOf(kind, address), kind, address, masked };
  }
}

/** `j•••@e•••.org`: the dots never tell how long it is. */
export function maskedEmail(email: string): string {
  const at = email.lastIndexOf('@');
  const domain = email.slice(at + 1);
  return `${first(email)}•••@${first(domain)}•••${domain.slice(domain.lastIndexOf('.'))}`;
}

/** The last two digits: `(•••) •••-••17`. */
export const maskedPhone = (number: string): string => `(•••) •••-••${number.slice(-2)}`;

const first = (text: string) => [...text][0] ?? '';
