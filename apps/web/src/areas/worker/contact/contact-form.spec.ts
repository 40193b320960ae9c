import type { Contact } from '../parts/contact-types.js';
import { type ContactDraft, differs, formOf, rowsOf, toSave, withRow } from './contact-form.js';

const cell = {
  number: '2135550117',
  ext: null,
  type: 'Cell',
  ivrConsent: false,
  textMessage: true,
  textMessageStatus: 'Verified',
} as const;
const seen: Contact = {
  email: 'ada@example.org',
  allowEmailReminder: false,
  eNotification: true,
  emailStatus: 'Verified',
  customerId: null,
  voicePrint: true,
  ivrPinUpdatedOn: null,
  phones: [cell],
  updatedAt: '2026-05-01T12:00:00.000Z',
};
const typed = (part: Partial<ContactDraft>): ContactDraft => ({
  seenAt: seen.updatedAt,
  fields: {},
  ...part,
});

test('a page that nobody typed into saves nothing new', () => {
  expect(differs(seen, null)).toBe(false);
  expect(differs(seen, typed({ rows: rowsOf(seen) }))).toBe(false);
});

test('typing something and taking it back changes nothing', () => {
  expect(differs(seen, typed({ fields: { email: 'ada@example.or' } }))).toBe(true);
  expect(differs(seen, typed({ fields: { email: 'ada@example.org ' } }))).toBe(false);
});

test('a draft holds what was typed and nothing that the server said', () => {
  const draft = typed({ fields: { customerId: '7' }, rows: withRow(rowsOf(seen)) });
  expect(JSON.stringify(draft)).not.toMatch(/ada@example|2135550117|Verified/);
});

test('the e-mail status belongs to the address on file', () => {
  expect(formOf(seen, null).emailStatus).toBe('Verified');
  expect(formOf(seen, typed({ fields: { email: 'new@example.org' } })).emailStatus).toBeNull();
});

test('a text message status goes with its number, also where that is written in another way', () => {
  const rows = (number: string) => [{ row: 'saved-0', of: 0, typed: { number } }];
  expect(formOf(seen, typed({ rows: rows('1 (213) 555-0117') })).rows[0]?.textMessageStatus).toBe('Verified');
  expect(formOf(seen, typed({ rows: rows('2135550118') })).rows[0]?.textMessageStatus).toBeNull();
});

test('somebody without a phone gets a blank row to type into, which is not saved while it is blank', () => {
  const none = { ...seen, phones: [] };
  expect(formOf(none, null).rows).toHaveLength(1);
  expect(toSave(none, null).body.phones).toEqual([]);
});

test('all of the Contact Detail is saved, with what was not touched as it was', () => {
  const { body } = toSave(seen, typed({ fields: { customerId: ' C7 ' } }));
  expect(body).toEqual({
    email: 'ada@example.org',
    allowEmailReminder: false,
    eNotification: true,
    emailStatus: 'Verified',
    customerId: 'C7',
    voicePrint: true,
    phones: [{ ...cell, ext: '' }],
  });
});

test('a row knows its place on the page though blank rows before it are left out', () => {
  const rows = [
    { row: 'added-1', of: null, typed: {} },
    { row: 'added-2', of: null, typed: { number: '12' } },
  ];
  expect(toSave(seen, typed({ rows })).rows).toEqual([{ row: 'added-2', place: 2 }]);
});

test('what is no number is sent as it was typed, for the server to say what is wrong', () => {
  const rows = [{ row: 'added-1', of: null, typed: { number: 'none' } }];
  expect(toSave(seen, typed({ rows })).body.phones[0]?.number).toBe('none');
});

test('every added row has a name of its own, also after others were removed', () => {
  const [, second] = withRow(withRow([]));
  expect(withRow([second!]).map(({ row }) => row)).toEqual(['added-2', 'added-3']);
});
