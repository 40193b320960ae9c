import type { Contact } from '../parts/contact-types.js';
import type { ContactDraft, RowDraft } from './contact-form.js';

/**
 * The same typing over a newer Contact Detail, after somebody else saved one: what was typed stays, what was not
 * touched shows what they saved. Rows are found again by their number. `seen` is what the typing was over; undefined
 * when nobody remembers it (the page was loaded anew), then only typed numbers are kept, as added rows.
 */
export function rebased(draft: ContactDraft, seen: Contact | undefined, now: Contact): ContactDraft {
  const { rows, ...rest } = draft;
  const moved = rows && (seen === undefined ? withoutMemory(rows, now) : movedRows(rows, seen, now));
  return { ...rest, seenAt: now.updatedAt, ...(moved && { rows: moved }) };
}

function movedRows(rows: readonly RowDraft[], seen: Contact, now: Contact): readonly RowDraft[] {
  const placeNow = (of: number) => now.phones.findIndex(({ number }) => number === seen.phones[of]?.number);
  const kept = rows.flatMap((each): readonly RowDraft[] => {
    if (each.of === null) return [each];
    const place = placeNow(each.of);
    if (place >= 0) return [{ ...each, of: place }];
    return isTouched(each)
      ? [{ ...each, of: null, typed: { ...wholeRow(seen, each.of), ...each.typed } }]
      : [];
  });
  const known = new Set(seen.phones.map(({ number }) => number));
  const theirs = now.phones.flatMap((phone, of): readonly RowDraft[] =>
    known.has(phone.number) ? [] : [{ row: `theirs-${now.updatedAt}-${of}`, of, typed: {} }],
  );
  return [...kept, ...theirs];
}

const isTouched = ({ typed }: RowDraft): boolean => Object.keys(typed).length > 0;

function wholeRow(seen: Contact, of: number) {
  const {
    number = '',
    ext = null,
    type = '',
    ivrConsent = false,
    textMessage = false,
  } = seen.phones[of] ?? {};
  return { number, ext: ext ?? '', type, ivrConsent, textMessage } as const;
}

const withoutMemory = (rows: readonly RowDraft[], now: Contact): readonly RowDraft[] => [
  ...now.phones.map((_, of) => ({ row: `theirs-${now.updatedAt}-${of}`, of, typed: {} })),
  ...rows
    .filter(({ of, typed }) => of === null || typed.number !== undefined)
    .map((each) => ({ ...each, of: null })),
];
