import { localMomentOf, textOf } from './local-moment.js';

test('a moment is split into California’s day and time, and put together again', () => {
  const local = localMomentOf('2026-05-01T21:10:05.123Z');
  expect(local).toEqual({ day: '2026-05-01', time: '14:10:05.123' });
  expect(textOf(local)).toBe('2026-05-01T14:10:05.123');
  expect(localMomentOf('2026-12-01T07:30:00.000Z')).toEqual({ day: '2026-11-30', time: '23:30:00.000' });
});

test('a day alone is its end; nothing stays nothing', () => {
  expect(textOf(localMomentOf('2026-05-01'))).toBe('2026-05-01');
  expect(textOf(localMomentOf('2026-05-01T14:10'))).toBe('2026-05-01T14:10');
  expect(textOf(localMomentOf(''))).toBe('');
  expect(localMomentOf('soon')).toEqual({ day: '', time: '' });
});
