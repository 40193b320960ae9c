import type { Contact } from './contact-types.js';
import { differences, phoneText } from './contact-words.js';

const contact: Contact = {
  email: 'a@example.org',
  allowEmailReminder: false,
  eNotification: false,
  emailStatus: null,
  customerId: null,
  voicePrint: false,
  ivrPinUpdatedOn: null,
  phones: [
    {
      number: '2223334444',
      ext: '12',
      type: 'Work',
      ivrConsent: true,
      textMessage: false,
      textMessageStatus: null,
    },
  ],
  updatedAt: '1',
};

test('a number is written as on every page, one of abroad as it is', () => {
  expect(phoneText({ number: '2223334444', ext: null, type: 'Cell' })).toBe('(222) 333-4444, Cell');
  expect(phoneText({ number: '442071234567', ext: '7', type: 'Home' })).toBe('442071234567 ext. 7, Home');
});

test('what somebody else changed is named by field, before and now', () => {
  expect(differences(contact, { ...contact, email: null, phones: [], updatedAt: '2' })).toEqual([
    { field: 'E-mail Address', before: 'a@example.org', now: 'none' },
    { field: 'Phone Numbers', before: '(222) 333-4444 ext. 12, Work, IVR consent', now: 'none' },
  ]);
});
