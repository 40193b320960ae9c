import type { Difference } from '../parts/contact-words.js';

/** How customers reach the county, as somebody types it; empty means not set. */
export interface ContactForm {
  readonly phone: string;
  readonly hoursEn: string;
  readonly hoursEs: string;
  readonly addressEn: string;
  readonly addressEs: string;
}

/** As the server keeps it. */
export interface KeptContact {
  readonly phone: string | null;
  readonly address: { readonly en: string; readonly es: string } | null;
  readonly hours: { readonly en: string; readonly es: string } | null;
}

export const formOf = ({ phone, address, hours }: KeptContact): ContactForm => ({
  phone: phone ?? '',
  hoursEn: hours?.en ?? '',
  hoursEs: hours?.es ?? '',
  addressEn: address?.en ?? '',
  addressEs: address?.es ?? '',
});

/** A text in one language only goes as it is: the server says which one is missing. */
export function contactOf({ phone, hoursEn, hoursEs, addressEn, addressEs }: ContactForm): KeptContact {
  const text = (en: string, es: string) =>
    en.trim() === '' && es.trim() === '' ? null : { en: en.trim(), es: es.trim() };
  return {
    phone: phone.trim() === '' ? null : phone.trim(),
    address: text(addressEn, addressEs),
    hours: text(hoursEn, hoursEs),
  };
}

export const fieldNames: Readonly<Record<keyof ContactForm | 'reason', string>> = {
  phone: 'contact.phone',
  hoursEn: 'contact.hours.en',
  hoursEs: 'contact.hours.es',
  addressEn: 'contact.address.en',
  addressEs: 'contact.address.es',
  reason: 'reason',
};

/** What somebody typed, and over which contact. */
export interface ContactDraft {
  readonly seen: KeptContact;
  readonly typed: Partial<ContactForm>;
}

export const fieldLabels: Readonly<Record<keyof typeof fieldNames, string>> = {
  phone: 'Phone',
  hoursEn: 'Hours in English',
  hoursEs: 'Hours in Spanish',
  addressEn: 'Address in English',
  addressEs: 'Address in Spanish',
  reason: 'Reason for the change',
};

/** In the order of the page. */
export const formFields = Object.keys(fieldLabels) as readonly (keyof typeof fieldLabels)[];

/** What differs between the contact that was seen and the one that is kept now, in words. */
export function contactDifferences(seen: KeptContact, now: KeptContact): readonly Difference[] {
  const [then, later] = [formOf(seen), formOf(now)];
  return formFields
    .filter((name) => name !== 'reason')
    .filter((name) => then[name] !== later[name])
    .map((name) => ({
      field: fieldLabels[name],
      before: then[name] || 'none',
      now: later[name] || 'none',
    }));
}
