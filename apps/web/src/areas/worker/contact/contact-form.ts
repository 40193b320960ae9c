import { phoneText as numberText } from '../../../shared/phones.js';
import type { Contact, ContactToSave, Phone, PhoneType } from '../parts/contact-types.js';

/** One row of Phone Numbers while it is edited. */
export interface PhoneForm {
  readonly number: string;
  readonly ext: string;
  readonly type: PhoneType | '';
  readonly ivrConsent: boolean;
  readonly textMessage: boolean;
}

export interface ContactFields {
  readonly email: string;
  readonly allowEmailReminder: boolean;
  readonly eNotification: boolean;
  readonly customerId: string;
}

/** What somebody typed over one row; `of` is the row's place in the list as they saw it, null for one they added. */
export interface RowDraft {
  readonly row: string;
  readonly of: number | null;
  readonly typed: Partial<PhoneForm>;
}

/**
 * What somebody typed and has not saved. It holds nothing that the server said of the person, so it may be kept for
 * the tab: fields that were not touched are not in it.
 */
export interface ContactDraft {
  /** `updatedAt` of the Contact Detail over which it was typed. */
  readonly seenAt: string | null;
  readonly fields: Partial<ContactFields>;
  /** All rows in order, once one was touched. */
  readonly rows?: readonly RowDraft[];
}

export interface FormRow extends PhoneForm {
  readonly row: string;
  readonly textMessageStatus: string | null;
}

/** What the page shows: the Contact Detail with the typing over it. */
export interface ContactForm extends ContactFields {
  /** The status belongs to the address on file: another address has none. */
  readonly emailStatus: string | null;
  readonly rows: readonly FormRow[];
}

const blank: PhoneForm = { number: '', ext: '', type: '', ivrConsent: false, textMessage: false };

/** The rows as they were before anything was typed; one blank row where there is no phone, to be typed into at once. */
export const rowsOf = (seen: Contact): readonly RowDraft[] =>
  seen.phones.length === 0
    ? [{ row: 'added-1', of: null, typed: {} }]
    : seen.phones.map((_, of) => ({ row: `saved-${of}`, of, typed: {} }));

/** A row more at the end, under a name that no row has. */
export function withRow(rows: readonly RowDraft[]): readonly RowDraft[] {
  const highest = Math.max(0, ...rows.map(({ row }) => Number(/^added-(\d+)$/.exec(row)?.[1] ?? 0)));
  return [...rows, { row: `added-${highest + 1}`, of: null, typed: {} }];
}

export function formOf(seen: Contact, draft: ContactDraft | null): ContactForm {
  const email = draft?.fields.email ?? seen.email ?? '';
  return {
    email,
    allowEmailReminder: draft?.fields.allowEmailReminder ?? seen.allowEmailReminder,
    eNotification: draft?.fields.eNotification ?? seen.eNotification,
    customerId: draft?.fields.customerId ?? seen.customerId ?? '',
    emailStatus: email.trim() === (seen.email ?? '') ? seen.emailStatus : null,
    rows: (draft?.rows ?? rowsOf(seen)).map((each) => formRow(each, seen)),
  };
}

function formRow({ row, of, typed }: RowDraft, seen: Contact): FormRow {
  const phone = of === null ? undefined : seen.phones[of];
  const shown: PhoneForm = { ...(phone ? phoneForm(phone) : blank), ...typed };
  const sameNumber = phone !== undefined && digits(shown.number) === phone.number;
  return { row, ...shown, textMessageStatus: sameNumber ? phone.textMessageStatus : null };
}

const phoneForm = (phone: Phone): PhoneForm => ({
  number: numberText(phone.number),
  ext: phone.ext ?? '',
  type: phone.type,
  ivrConsent: phone.ivrConsent,
  textMessage: phone.textMessage,
});

export const digits = (text: string): string => text.replace(/\D/g, '').replace(/^1(?=\d{10}$)/, '');

const isBlank = ({ number, ext, type, ivrConsent, textMessage }: PhoneForm): boolean =>
  number.trim() === '' && ext.trim() === '' && type === '' && !ivrConsent && !textMessage;

export interface Saving {
  readonly body: ContactToSave;
  /** Where each phone of the body stands on the page, to lead what the server says of `phones[1]` to its row. */
  readonly rows: readonly { readonly row: string; readonly place: number }[];
}

/** The whole Contact Detail as it shall stand. Rows that were left blank do not count. */
export function toSave(seen: Contact, draft: ContactDraft | null): Saving {
  const form = formOf(seen, draft);
  const filled = form.rows
    .map((each, index) => ({ ...each, place: index + 1 }))
    .filter((each) => !isBlank(each));
  return {
    rows: filled.map(({ row, place }) => ({ row, place })),
    body: {
      email: form.email.trim(),
      allowEmailReminder: form.allowEmailReminder,
      eNotification: form.eNotification,
      emailStatus: form.emailStatus ?? '',
      customerId: form.customerId.trim(),
      voicePrint: seen.voicePrint,
      phones: filled.map((each) => ({
        number: digits(each.number) || each.number.trim(),
        ext: each.ext.trim(),
        // The server names the missing type; the types know only real ones.
        type: each.type as PhoneType,
        ivrConsent: each.ivrConsent,
        textMessage: each.textMessage,
        textMessageStatus: each.textMessageStatus ?? '',
      })),
    },
  };
}

/** Whether saving would change anything. */
export const differs = (seen: Contact, draft: ContactDraft | null): boolean =>
  draft !== null && JSON.stringify(toSave(seen, draft).body) !== JSON.stringify(toSave(seen, null).body);
