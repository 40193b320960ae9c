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

const lines = {
  email: ['E-mail Address', ({ email }) => email ?? ''],
  allowEmailReminder: ['Allow E-mail Reminder', ({ allowEmailReminder }) => yesOrNo(allowEmailReminder)],
  eNotification: ['E-Notification', ({ eNotification }) => yesOrNo(eNotification)],
  emailStatus: ['E-mail Status', ({ emailStatus }) => emailStatus ?? ''],
  customerId: ['Customer ID', ({ customerId }) => customerId ?? ''],
  voicePrint: ['Voice Print', ({ voicePrint }) => yesOrNo(voicePrint)],
  phones: ['Phone Numbers', ({ phones }) => phones.map(phoneLine).join('; ')],
} as const satisfies Readonly<Record<string, readonly [name: string, text: (contact: Contact) => string]>>;

/** A field by the name that the Contact Detail page gives it; undefined where it is none of that page. */
export const contactFieldName = (field: string): string | undefined =>
  Object.hasOwn(lines, field) ? lines[field as keyof typeof lines][0] : undefined;

/** What differs between the Contact Detail as it was seen and as it is now, in words. */
export const differences = (seen: Contact, now: Contact): readonly Difference[] =>
  Object.values(lines)
    .map(([field, text]) => ({ field, before: text(seen) || 'none', now: text(now) || 'none' }))
    .filter(({ before, now: after }) => before !== after);

/** The Contact Detail as it is read: every field with its value, or `none`. */
export const contactLines = (
  contact: Contact,
): readonly { readonly field: string; readonly value: string }[] =>
  Object.values(lines).map(([field, text]) => ({ field, value: text(contact) || 'none' }));
