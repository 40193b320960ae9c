import { changedText } from './task-words.js';

test('changed fields are called as on the Contact Detail page', () => {
  expect(changedText(['email', 'phones'])).toBe('E-mail Address and Phone Numbers');
  expect(changedText(['somethingNew'])).toBe('somethingNew');
});
