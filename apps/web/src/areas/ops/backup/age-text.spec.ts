import { ageText } from './age-text.js';

test.each([
  ['2026-05-01T11:59:40.000Z', '0 minutes'],
  ['2026-05-01T11:59:00.000Z', '1 minute'],
  ['2026-05-01T11:01:00.000Z', '59 minutes'],
  ['2026-05-01T11:00:00.000Z', '1 hour'],
  ['2026-04-29T12:01:00.000Z', '47 hours'],
  ['2026-04-29T12:00:00.000Z', '2 days'],
  ['2026-05-01T12:10:00.000Z', '0 minutes'],
])('what began at %s is %s old', (since, text) => {
  expect(ageText(since, new Date('2026-05-01T12:00:00.000Z'))).toBe(text);
});
