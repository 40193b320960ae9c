import { phoneAddress, phoneText } from './phones.js';

test('a phone number is written in one way, however it was entered', () => {
  for (const entered of ['2135550117', '12135550117', '+12135550117', '213-555-0117', '(213) 555-0117'])
    expect(phoneText(entered)).toBe('(213) 555-0117');
  expect(phoneText('2135550117 ext. 12')).toBe('(213) 555-0117 ext. 12');
  expect(phoneText('911')).toBe('911');
});

test('a telephone dials it from abroad as well', () => {
  expect(phoneAddress('2135550117')).toBe('tel:+12135550117');
  expect(phoneAddress('911')).toBe('tel:911');
});
