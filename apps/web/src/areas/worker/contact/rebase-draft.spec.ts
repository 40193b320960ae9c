import type { Contact, Phone } from '../parts/contact-types.js';
import { type ContactDraft, formOf, rowsOf } from './contact-form.js';
import { rebased } from './rebase-draft.js';

const phone = (number: string, type: Phone['type'] = 'Cell'): Phone => ({
  number,
  ext: null,
  type,
  ivrConsent: false,
  textMessage: false,
  textMessageStatus: null,
});
const contact = (at: string, phones: readonly Phone[], email = 'old@example.org'): Contact => ({
  email,
  allowEmailReminder: false,
  eNotification: false,
  emailStatus: null,
  customerId: null,
  voicePrint: false,
  ivrPinUpdatedOn: null,
  phones: [...phones],
  updatedAt: at,
});
const first = phone('2135550101');
const second = phone('2135550102');
const theirs = phone('2135550103', 'Work');
const seen = contact('1', [first, second]);
const draft = (part: Partial<ContactDraft>): ContactDraft => ({ seenAt: '1', fields: {}, ...part });
const numbers = (now: Contact, over: ContactDraft) =>
  formOf(now, over).rows.map(({ number }) => number.replace(/\D/g, ''));

test('a typed field stays, one that was not touched shows what they saved', () => {
  const now = { ...contact('2', seen.phones, 'theirs@example.org'), customerId: 'C7' };
  const form = formOf(now, rebased(draft({ fields: { email: 'mine@example.org' } }), seen, now));
  expect(form).toMatchObject({ email: 'mine@example.org', customerId: 'C7' });
});

test('it is saved over what was seen last', () => {
  expect(rebased(draft({}), seen, contact('2', [])).seenAt).toBe('2');
});

test('rows find their phone again though its place has changed, and what they added comes with them', () => {
  const now = contact('2', [second, theirs, first]);
  const rows = [
    { row: 'saved-0', of: 0, typed: { ext: '7' } },
    { row: 'saved-1', of: 1, typed: {} },
  ];
  const over = rebased(draft({ rows }), seen, now);
  expect(numbers(now, over)).toEqual(['2135550101', '2135550102', '2135550103']);
  expect(formOf(now, over).rows[0]?.ext).toBe('7');
});

test('a phone that was removed here stays removed, one that they removed goes unless it was typed into', () => {
  const now = contact('2', [second]);
  const removedSecond = [{ row: 'saved-0', of: 0, typed: { ext: '7' } }];
  expect(numbers(now, rebased(draft({ rows: removedSecond }), seen, now))).toEqual(['2135550101']);
  expect(numbers(now, rebased(draft({ rows: rowsOf(seen) }), seen, now))).toEqual(['2135550102']);
});

test('phones that were not touched here are theirs', () => {
  const now = contact('2', [theirs]);
  expect(numbers(now, rebased(draft({ fields: { email: 'x@y.org' } }), seen, now))).toEqual(['2135550103']);
});

test('when nobody remembers what was seen, typed numbers are added to what is on file', () => {
  const now = contact('2', [second]);
  const rows = [
    { row: 'saved-0', of: 0, typed: { ext: '7' } },
    { row: 'added-1', of: null, typed: { number: '2135550199' } },
  ];
  expect(numbers(now, rebased(draft({ rows }), undefined, now))).toEqual(['2135550102', '2135550199']);
});
