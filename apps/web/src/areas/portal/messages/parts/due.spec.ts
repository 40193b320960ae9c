import { dateOfMomentText } from '../../../../shared/dates.js';
import { daysUntil, lastMomentBefore } from './due.js';

test('days are counted by the calendar, over the change of the clocks too', () => {
  expect(daysUntil('2026-11-03', '2026-10-31')).toBe(3);
  expect(daysUntil('2026-11-03', '2026-11-03')).toBe(0);
  expect(daysUntil('2026-02-27', '2026-03-01')).toBe(-2);
});

test('a clock that ends at midnight ends on the day before', () => {
  expect(dateOfMomentText(lastMomentBefore('2026-12-04T08:00:00.000Z'))).toBe('12/03/2026');
});
