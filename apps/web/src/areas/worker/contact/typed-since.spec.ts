import type { Contact } from '../parts/contact-types.js';
import { type ContactDraft, formOf, rowsOf, withRow } from './contact-form.js';
import { asSaved, typedSince } from './typed-since.js';

const seen: Contact = {
  email: 'old@example.org',
  allowEmailReminder: false,
  eNotification: false,
  emailStatus: null,
  customerId: null,
  voicePrint: false,
  ivrPinUpdatedOn: null,
  phones: ['2135550101', '2135550102'].map((number) => ({
    number,
    ext: null,
    type: 'Cell',
    ivrConsent: false,
    textMessage: false,
    textMessageStatus: null,
  })),
  updatedAt: '1',
};
const draft = (part: Partial<ContactDraft>): ContactDraft => ({ seenAt: '1', fields: {}, ...part });
const after = (sent: ContactDraft, typed: ContactDraft) => {
  const saved = { ...asSaved(seen, sent), updatedAt: '2' };
  const left = typedSince(typed, seen, sent, saved);
  return { left, form: formOf(saved, left) };
};
const [one, two] = rowsOf(seen) as [never, never];
const added = { row: 'added-1', of: null, typed: { number: '2135550103', type: 'Work' } } as const;

test('a field that was typed into since is left, and saved over what was saved', () => {
  const sent = draft({ fields: { email: 'sent@example.org' } });
  const { left, form } = after(sent, draft({ fields: { email: 'sent@example.org', customerId: 'C7' } }));
  expect(left?.seenAt).toBe('2');
  expect(form).toMatchObject({ email: 'sent@example.org', customerId: 'C7' });
});

test('what was typed and taken back is nothing', () => {
  const sent = draft({ fields: { email: 'sent@example.org' } });
  expect(after(sent, draft({ fields: { email: 'sent@example.org ' } })).left).toBeNull();
  expect(typedSince(null, seen, sent, seen)).toBeNull();
});

test('a phone that was saved is not added again, and what was typed over it is left', () => {
  const sent = draft({ rows: [two, added] });
  const since = draft({ rows: [two, { ...added, typed: { ...added.typed, ext: '7' } }] });
  expect(after(sent, since).form.rows.map(({ number, ext }) => number.replace(/\D/g, '') + ext)).toEqual([
    '2135550102',
    '21355501037',
  ]);
});

test('a phone that was added or removed since is still to be added or removed', () => {
  const sent = draft({ fields: { email: 'sent@example.org' } });
  const rows = withRow([one]).map((each) => (each.of === null ? { ...each, typed: added.typed } : each));
  const numbers = after(sent, draft({ ...sent, rows })).form.rows.map(({ number }) => number);
  expect(numbers.map((each) => each.replace(/\D/g, ''))).toEqual(['2135550101', '2135550103']);
});
