import type { Contact } from '../parts/contact-types.js';
import { type ContactDraft, differs, toSave } from './contact-form.js';

/** The Contact Detail as this page has just saved it, until it is loaded anew. */
export function asSaved(seen: Contact, draft: ContactDraft | null): Contact {
  const { body } = toSave(seen, draft);
  return {
    ...seen,
    email: body.email || null,
    allowEmailReminder: body.allowEmailReminder ?? false,
    eNotification: body.eNotification ?? false,
    emailStatus: body.emailStatus || null,
    customerId: body.customerId || null,
    phones: body.phones.map((each) => ({
      number: each.number,
      ext: each.ext || null,
      type: each.type,
      ivrConsent: each.ivrConsent ?? false,
      textMessage: each.textMessage ?? false,
      textMessageStatus: each.textMessageStatus || null,
    })),
  };
}

/**
 * What is left of the typing after `sent` was saved over `seen`: what was typed while Save was under way, over what
 * was `saved`; null when that is nothing. Rows find their phone by its place in what was sent.
 */
export function typedSince(
  draft: ContactDraft | null,
  seen: Contact,
  sent: ContactDraft | null,
  saved: Contact,
): ContactDraft | null {
  if (draft === null) return null;
  const places = new Map(toSave(seen, sent).rows.map(({ row }, of) => [row, of]));
  const { rows, ...rest } = draft;
  const moved = rows?.map((each) => ({ ...each, of: places.get(each.row) ?? null }));
  const left = { ...rest, seenAt: saved.updatedAt, ...(moved && { rows: moved }) };
  return differs(saved, left) ? left : null;
}
