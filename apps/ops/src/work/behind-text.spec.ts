import { behindText } from './behind-text.js';

test('views that are behind are named with what they have to go, and why where that is known', () => {
  const text = behindText([
    { name: 'persons', lagEvents: 95_000 },
    { name: 'cases', lagEvents: 3, reason: 'KeyMissing: the key of person-1 is missing' },
  ]);
  expect(text).toContain('persons has 95,000 events to go, cases has 3 events to go (KeyMissing:');
  expect(text).toContain('The next start goes on there');
});
