import { domainToASCII, domainToUnicode } from 'node:url';

// One rule for Contact Detail, import, registration and the sending of codes: what a code could not be sent to is no
// address and no number (rule P4). Whoever is told otherwise sends the customer and the worker in circles.

/** RFC 5321 and 5322, what is in use of them: a dot-atom of at most 64, no quotes, no comments. */
const localPart = /^(?=.{1,64}$)[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;
const label = /^(?=.{1,63}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;
const topLevel = /^(?=.{2,63}$)(xn--[a-z0-9-]*[a-z0-9]|[a-z]+)$/;

/** Whether mail can be sent to this address: a mailbox at a domain name as it stands in the Internet's directory. */
export function isMailAddress(text: string): boolean {
  const at = text.lastIndexOf('@');
  const domain = asciiDomain(text.slice(at + 1));
  if (at < 1 || domain === undefined || at + 1 + domain.length > 254) return false;
  const labels = domain.split('.');
  return (
    localPart.test(text.slice(0, at)) &&
    labels.length > 1 &&
    labels.every((each) => label.test(each)) &&
    topLevel.test(labels.at(-1) ?? '')
  );
}

/** The same for every way in which people write one address: nobody tells its letters apart by case. */
export function foldedMailAddress(address: string): string {
  const plain = address.trim().normalize('NFC').toLowerCase();
  const at = plain.lastIndexOf('@');
  const domain = plain.slice(at + 1);
  return `${plain.slice(0, at + 1)}${domainToASCII(domain) || domain}`;
}

/** A name with letters beyond ASCII by the name that mail servers know; undefined when it is written in another form. */
function asciiDomain(domain: string): string | undefined {
  const plain = domain.toLowerCase();
  if (/^[a-z0-9.-]*$/.test(plain)) return plain;
  const ascii = domainToASCII(plain);
  return ascii !== '' && domainToUnicode(ascii) === plain ? ascii : undefined;
}

/** Ten digits of the numbering plan of the US, Canada and the Caribbean: neither group begins with 0 or 1, none is N11. */
const northAmerican = /^(?!(\d)\1{9})[2-9](?!11)\d{2}[2-9](?!11)\d{6}$/;
const country = /^[2-9]\d{10,14}$/;

/**
 * A phone number as it is kept and compared, without punctuation: ten digits within North America, whatever the 1 in
 * front; any other with its country code. Numbers agree only with it. A short foreign one keeps its plus, so that it is
 * not taken for a number of ten digits here.
 */
export function phoneDigits(text: string): string {
  const digits = text.replace(/\D/g, '');
  const foreign = /^\s*\+\s*(?!1)/.test(text);
  if (!foreign) return /^1\d{10}$/.test(digits) ? digits.slice(1) : digits;
  return digits.length > 10 ? digits : `+${digits}`;
}

/** A number as it is kept, as people write it: `(213) 555-0117`; a foreign one with its plus. */
export const phoneText = (digits: string): string =>
  /^\d{10}$/.test(digits)
    ? `(${digits.slice(0, 3)}) ${digits.slice(3, 6)}-${digits.slice(6)}`
    : digits.startsWith('+')
      ? digits
      : `+${digits}`;

/** Whether a code can be texted to a number as it is kept. */
export const isTextable = (digits: string): boolean => northAmerican.test(digits);

/** Whether a number as it is kept is one: of North America, or of up to 15 digits with a country code. */
export const isPhoneNumber = (digits: string): boolean => isTextable(digits) || country.test(digits);
