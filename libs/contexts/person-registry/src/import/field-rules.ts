import {
  caseNumber,
  inCapitals,
  isCountyCode,
  isMailAddress,
  isPhoneNumber,
  isTextable,
  phoneDigits,
} from '#kernel';
import type { PhoneType } from '../values.js';
import { type Check, pattern, text } from './checks.js';

// Rule P9: one check for each kind of field.

const idRule = pattern(
  /^[A-Za-z0-9._-]{1,64}$/,
  'must be 1 to 64 of the characters A-Z, a-z, 0-9, ".", "_" and "-"',
);
/** In an address, "." and ".." are places: no request could ever name such a person. */
export const personIdRule: Check<string> = (value) =>
  value === '.' || value === '..' ? { no: 'must not be "." or ".."' } : idRule(value);
export const nameRule = text(100);
export const lineRule = text(100);
export const webIdRule = text(64);
export const workerRule = text(64);

/** Nine digits, with or without dashes; areas 000, 666 and 900 to 999 are never given out. */
export const ssnRule: Check<string> = (value) => {
  const digits = pattern(/^(\d{9}|\d{3}-\d{2}-\d{4})$/, 'must be nine digits, with or without dashes')(value);
  if ('no' in digits) return digits;
  const ssn = digits.ok.replaceAll('-', '');
  return /^(000|666|9)/.test(ssn) ? { no: 'begins with 000, 666 or 9: no such number exists' } : { ok: ssn };
};

export const cinRule = pattern(/^[A-Z0-9-]{1,20}$/, 'must be 1 to 20 letters, digits or dashes', inCapitals);
export const alienNumberRule = pattern(
  /^[A-Z0-9-]{1,20}$/,
  'must be 1 to 20 letters, digits or dashes',
  inCapitals,
);
export const last4Rule = pattern(/^\d{4}$/, 'must be four digits');

const monthDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Like the kernel's `isLocalDate`, without a calendar library: an import asks it a million times. */
function isDate(text: string): boolean {
  const [year, month, day] = text.split('-').map(Number) as [number, number, number];
  if (day < 1 || day > (monthDays[month - 1] ?? 0)) return false;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month !== 2 || day < 29 || leap;
}

/** A date of the calendar, not before 1850 and not after `today`. */
export const birthRule =
  (today: string | undefined): Check<string> =>
  (value) => {
    if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value))
      return { no: 'must be a date as YYYY-MM-DD' };
    if (!isDate(value)) return { no: 'is no date of the calendar' };
    if (value < '1850-01-01') return { no: 'is before 1850' };
    return today !== undefined && value > today ? { no: 'is in the future' } : { ok: value };
  };

/** An address that a code could be sent to (`isMailAddress`). */
export const emailRule: Check<string> = (value) => {
  const kept = text(254)(value);
  if ('no' in kept) return kept;
  return isMailAddress(kept.ok) ? kept : { no: 'must be an e-mail address such as name@example.org' };
};

/** A number as the registry keeps it (`phoneDigits`): punctuation and a leading 1 are dropped. */
export const phoneRule: Check<string> = (value) => {
  const no = 'must be a phone number of 10 digits (up to 15 with a country code)';
  if (typeof value !== 'string' || value.length > 1_000 || !/^[\d\s().+-]*$/.test(value)) return { no };
  const digits = phoneDigits(value);
  return isPhoneNumber(digits) ? { ok: digits } : { no };
};

/** Why a phone of this type cannot have this number: to some types codes are texted, but not abroad. */
export const phoneOfType = (number: string, type: PhoneType): string | undefined =>
  textableTypes.has(type) && !isTextable(number)
    ? 'must be a US or Canadian number: codes cannot be texted to another country (keep it as Fax, TDD or Toll Free, or leave it out)'
    : undefined;

/** Fax, TDD and Toll Free never (rule P4). */
const textableTypes: ReadonlySet<PhoneType> = new Set<PhoneType>(['Cell', 'Main', 'Message', 'Home', 'Work']);

export const extensionRule = pattern(/^\d{1,10}$/, 'must be 1 to 10 digits');
export const stateRule = pattern(/^[A-Z]{2}$/, 'must be a two-letter code such as CA', inCapitals);
export const zipRule = pattern(/^(\d{5}|\d{9})$/, 'must have 5 or 9 digits', (value) =>
  /^\d{5}-\d{4}$/.test(value) ? value.replace('-', '') : value,
);
export const caseNumberRule = pattern(/^[A-Z0-9]{4,15}$/, 'must be 4 to 15 letters or digits', caseNumber);
export const countyRule: Check<string> = (value) =>
  typeof value === 'string' && isCountyCode(value)
    ? { ok: value }
    : { no: 'must be a county code, 01 to 58' };
