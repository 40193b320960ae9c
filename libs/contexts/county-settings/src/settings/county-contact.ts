import { isPhoneNumber, phoneDigits } from '#kernel';
import { hasControl, hasOnly, isObject } from './shapes.js';
import type { FieldError } from './validation.js';

/** A text for customers in both of their languages. */
export interface LocalText {
  readonly en: string;
  readonly es: string;
}

/** How customers reach the county. Null: not set, so nothing is shown. */
export interface CountyContact {
  /** As it is kept (`phoneDigits`). */
  readonly phone: string | null;
  readonly address: LocalText | null;
  readonly hours: LocalText | null;
}

export const noContact: CountyContact = { phone: null, address: null, hours: null };

export const longestContactText = 200;

/** The same contact in one form: numbers without punctuation, texts without blanks round them. */
export function tidyContact({ phone, address, hours }: CountyContact): CountyContact {
  const tidy = (text: LocalText | null) => text && { en: text.en.trim(), es: text.es.trim() };
  return { phone: phone === null ? null : phoneDigits(phone), address: tidy(address), hours: tidy(hours) };
}

/** What is wrong with a contact, field by field: `contact.phone`, `contact.hours.es`. */
export function contactErrors(contact: unknown): readonly FieldError[] {
  if (contact === undefined) return [];
  if (!isObject(contact) || !hasOnly(contact, Object.keys(noContact)))
    return [
      { field: 'contact', message: 'must have phone, address and hours, each null where it is not set' },
    ];
  const { phone, address, hours } = contact;
  return [
    ...phoneErrors(phone),
    ...textErrors('contact.address', address),
    ...textErrors('contact.hours', hours),
  ];
}

function phoneErrors(phone: unknown): readonly FieldError[] {
  const fine = phone === null || (typeof phone === 'string' && isPhoneNumber(phoneDigits(phone)));
  return fine
    ? []
    : [
        {
          field: 'contact.phone',
          message: 'must be a phone number of 10 digits (up to 15 with a country code)',
        },
      ];
}

function textErrors(field: string, text: unknown): readonly FieldError[] {
  if (text === null) return [];
  if (!isObject(text) || !hasOnly(text, ['en', 'es']))
    return [{ field, message: 'must have a text in English (en) and one in Spanish (es), or be null' }];
  return ['en', 'es'].flatMap((language) => {
    const value = text[language];
    const fine = typeof value === 'string' && value.trim() !== '' && value.length <= longestContactText;
    return fine && !hasControl(value)
      ? []
      : [
          {
            field: `${field}.${language}`,
            message: `must be a text of 1 to ${longestContactText} characters`,
          },
        ];
  });
}
