import type { Contact } from '../parts/contact-types.js';
import { faultAt, faultsOf } from './contact-faults.js';
import { toSave } from './contact-form.js';

const nobody: Contact = {
  email: null,
  allowEmailReminder: false,
  eNotification: false,
  emailStatus: null,
  customerId: null,
  voicePrint: false,
  ivrPinUpdatedOn: null,
  phones: [],
  updatedAt: null,
};
const saving = toSave(nobody, {
  seenAt: null,
  fields: {},
  rows: [
    { row: 'added-1', of: null, typed: {} },
    { row: 'added-2', of: null, typed: { number: '12' } },
  ],
});

test('what the server says of a phone is led to its row as the page counts them', () => {
  const faults = faultsOf([{ field: 'phones[0].number', message: 'must have 10 digits' }], saving);
  expect(faults).toEqual([
    { control: 'contact-added-2-number', label: 'Phone 2, Number', message: 'must have 10 digits' },
  ]);
  expect(faultAt(faults, 'contact-added-2-number')).toBe('must have 10 digits');
});

test('a missing type asks to choose one', () => {
  expect(faultsOf([{ field: 'phones[0].type', message: 'is missing' }], saving)[0]?.message).toBe(
    'choose one',
  );
});

test('a field is called as its label says', () => {
  expect(faultsOf([{ field: 'email', message: 'no' }], saving)[0]).toMatchObject({
    control: 'contact-email',
    label: 'E-mail Address',
  });
});
