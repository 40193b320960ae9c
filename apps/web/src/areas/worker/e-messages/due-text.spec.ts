import { distanceText, dueDateText } from './due-text.js';

const said = (due: string, today: string, overdue = false, holidays: readonly string[] = []) =>
  distanceText(due, { today, overdue, holidays });

test('a due is as many business days away as the county is open', () => {
  expect(said('2026-12-03', '2026-12-01')).toBe('in 2 business days');
  expect(said('2026-12-07', '2026-12-04')).toBe('in 1 business day');
  expect(said('2026-12-28', '2026-12-24', false, ['2026-12-25'])).toBe('in 1 business day');
  expect(said('2026-12-05', '2026-12-04')).toBe('before the next business day');
  expect(said('2026-12-04', '2026-12-04')).toBe('today');
});

test('what is over says for how long; a clock that stands says nothing of it', () => {
  expect(said('2026-12-01', '2026-12-03', true)).toBe('2 days overdue');
  expect(said('2026-12-01', '2026-12-03', false)).toBe('');
});

test('a clock that ends at midnight ends on the day before', () => {
  expect(dueDateText('2026-12-04T08:00:00.000Z')).toBe('12/03/2026');
  expect(said('2026-12-04T08:00:00.000Z', '2026-12-03')).toBe('today');
});
