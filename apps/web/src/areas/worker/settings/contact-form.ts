import type { Difference } from '../parts/contact-words.js';
import { type Lines, lineDifferences } from './lines.js';

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

export const lines: Lines<keyof ContactForm> = {
  phone: { field: 'contact.phone', label: 'Phone' },
  hoursEn: { field: 'contact.hours.en', label: 'Hours in English' },
  hoursEs: { field: 'contact.hours.es', label: 'Hours in Spanish' },
  addressEn: { field: 'contact.address.en', label: 'Address in English' },
  addressEs: { field: 'contact.address.es', label: 'Address in Spanish' },
  reason: { field: 'reason', label: 'Reason for the change' },
};

/** What differs between the contact that was seen and the one that is kept now, in words. */
export const contactDifferences = (seen: KeptContact, now: KeptContact): readonly Difference[] =>
  lineDifferences(lines, formOf(seen), formOf(now));
