import { phoneText as numberText } from '../../../shared/phones.js';
import type { Contact, Phone } from './contact-types.js';

export const yesOrNo = (value: boolean): string => (value ? 'Yes' : 'No');

/** `(222) 333-4444 ext. 12, Cell` */
export const phoneText = ({ number, ext, type }: Pick<Phone, 'number' | 'ext' | 'type'>): string =>
  `${numberText(number)}${ext ? ` ext. ${ext}` : ''}, ${type}`;

const phoneLine = (phone: Phone): string =>
  [
    phoneText(phone),
    phone.ivrConsent && 'IVR consent',
    phone.textMessage && 'text messages',
    phone.textMessageStatus,
  ]
    .filter(Boolean)
    .join(', ');

/** One field that somebody else changed. */
export interface Difference {
  readonly field: string;
  readonly before: string;
  readonly now: string;
}

const lines: readonly (readonly [label: string, text: (contact: Contact) => string])[] = [
  ['E-mail Address', ({ email }) => email ?? ''],
  ['Allow E-mail Reminder', ({ allowEmailReminder }) => yesOrNo(allowEmailReminder)],
  ['E-Notification', ({ eNotification }) => yesOrNo(eNotification)],
  ['E-mail Status', ({ emailStatus }) => emailStatus ?? ''],
  ['Customer ID', ({ customerId }) => customerId ?? ''],
  ['Voice Print', ({ voicePrint }) => yesOrNo(voicePrint)],
  ['Phone Numbers', ({ phones }) => phones.map(phoneLine).join('; ')],
];

/** What differs between the Contact Detail as it was seen and as it is now, in words. */
export const differences = (seen: Contact, now: Contact): readonly Difference[] =>
  lines
    .map(([field, text]) => ({ field, before: text(seen) || 'none', now: text(now) || 'none' }))
    .filter(({ before, now: after }) => before !== after);

/** The Contact Detail as it is read: every field with its value, or `none`. */
export const contactLines = (
  contact: Contact,
): readonly { readonly field: string; readonly value: string }[] =>
  lines.map(([field, text]) => ({ field, value: text(contact) || 'none' }));
