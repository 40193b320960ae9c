import { isMailAddress, isPhoneNumber, isTextable, phoneDigits } from './reachable.js';

test.each([
  'ann@example.org',
  'ann.lee+tag@mail.example.co.uk',
  "o'neil@example.org",
  'ann@bücher.example',
  'ann@xn--bcher-kva.example',
  'A_B@EXAMPLE.ORG',
  `${'a'.repeat(64)}@example.org`,
])('mail can be sent to %s', (text) => {
  expect(isMailAddress(text)).toBe(true);
});

test.each([
  'ann@example.org.',
  'ann@.example.org',
  'ann@example..org',
  'ann@-example.org',
  'ann@example-.org',
  'ann@exam_ple.org',
  'ann@example',
  'ann@example.o',
  'ann@example.123',
  'ann@127.0.0.1',
  'ann@[127.0.0.1]',
  '.ann@example.org',
  'ann.@example.org',
  'ann..lee@example.org',
  '"ann"@example.org',
  'ann(x)@example.org',
  'ann lee@example.org',
  'ann@lee@example.org',
  'ann@exa mple.org',
  'ann@ｅxample.org',
  'ann@example.org\u200b',
  'josé@example.org',
  '@example.org',
  'ann@',
  'ann',
  '',
  `${'a'.repeat(65)}@example.org`,
  `ann@${'a'.repeat(64)}.org`,
  `ann@${'a.'.repeat(130)}org`,
])('no mail can be sent to %j', (text) => {
  expect(isMailAddress(text)).toBe(false);
});

test.each([
  ['2135550117', '2135550117'],
  ['+1 (213) 555-0117', '2135550117'],
  ['1-213-555-0117', '2135550117'],
  ['+44 20 7946 0958', '442079460958'],
  ['+45 12 34 56 78', '+4512345678'],
])('%s is kept as %s', (text, digits) => {
  expect(phoneDigits(text)).toBe(digits);
});

test.each(['2135550117', '6505550100', '8005550199'])(
  '%s is a number that a code can be texted to',
  (digits) => {
    expect([isTextable(digits), isPhoneNumber(digits)]).toEqual([true, true]);
  },
);

test.each(['442079460958', '5215512345678'])('%s is a number of another country', (digits) => {
  expect([isTextable(digits), isPhoneNumber(digits)]).toEqual([false, true]);
});

test.each([
  '0000000000',
  '1111111111',
  '2222222222',
  '1234567890',
  '2130550117',
  '2131550117',
  '9115550117',
  '2139110117',
  '213555011',
  '+4512345678',
  '01144207946',
  '12135550117',
  '1234567890123456',
  '',
])('%j is no number', (digits) => {
  expect([isTextable(digits), isPhoneNumber(digits)]).toEqual([false, false]);
});
