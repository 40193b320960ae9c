import { atLeast, type ClockSettings, defaultActionDue, replyDue } from './reply-clock.js';

const settings = (changes: Partial<ClockSettings> = {}): ClockSettings => ({
  replyBusinessDays: 3,
  actionDays: 10,
  businessHours: { from: '08:00', to: '17:00' },
  holidays: ['2026-05-25', '2026-11-26', '2026-11-27', '2026-12-25', '2027-01-01'],
  ...changes,
});

describe('the county answers within three business days', () => {
  test.each([
    ['Monday at ten', '2026-05-04T17:00:00.000Z', '2026-05-08T07:00:00.000Z'],
    ['Monday before the county opens', '2026-05-04T07:00:00.000Z', '2026-05-08T07:00:00.000Z'],
    ['Monday at five', '2026-05-05T00:00:59.999Z', '2026-05-08T07:00:00.000Z'],
    [
      'Monday, a minute later, which counts as Tuesday',
      '2026-05-05T00:01:00.000Z',
      '2026-05-09T07:00:00.000Z',
    ],
    ['Monday at 23:59', '2026-05-05T06:59:00.000Z', '2026-05-09T07:00:00.000Z'],
    ['Thursday at ten, over a weekend', '2026-05-07T17:00:00.000Z', '2026-05-13T07:00:00.000Z'],
    ['Friday at 17:01, which counts as Monday', '2026-05-09T00:01:00.000Z', '2026-05-15T07:00:00.000Z'],
    ['Saturday', '2026-05-09T17:00:00.000Z', '2026-05-15T07:00:00.000Z'],
    ['Sunday night', '2026-05-11T06:59:00.000Z', '2026-05-15T07:00:00.000Z'],
    ['Friday before a Monday that is a holiday', '2026-05-22T17:00:00.000Z', '2026-05-29T07:00:00.000Z'],
    ['a holiday itself', '2026-05-25T17:00:00.000Z', '2026-05-30T07:00:00.000Z'],
    ['the evening before Thanksgiving', '2026-11-26T01:30:00.000Z', '2026-12-04T08:00:00.000Z'],
    ['New Year’s Eve', '2026-12-31T18:00:00.000Z', '2027-01-07T08:00:00.000Z'],
    ['New Year’s Eve after five', '2027-01-01T01:01:00.000Z', '2027-01-08T08:00:00.000Z'],
    ['Friday before the clocks go forward', '2026-03-06T18:00:00.000Z', '2026-03-12T07:00:00.000Z'],
    ['the Sunday on which they do', '2026-03-08T18:00:00.000Z', '2026-03-13T07:00:00.000Z'],
    ['Friday before the clocks go back', '2026-10-30T17:00:00.000Z', '2026-11-05T08:00:00.000Z'],
    ['Friday at 17:01 before they do', '2026-10-31T00:01:00.000Z', '2026-11-06T08:00:00.000Z'],
  ])('what came on %s', (_, at, ends) => {
    expect(replyDue(at, settings())).toBe(ends);
  });

  test('or as many as the county sets, by its own hours', () => {
    const noon = settings({ replyBusinessDays: 1, businessHours: { from: '07:00', to: '12:00' } });
    expect(replyDue('2026-05-04T19:00:00.000Z', noon)).toBe('2026-05-06T07:00:00.000Z');
    expect(replyDue('2026-05-04T19:01:00.000Z', noon)).toBe('2026-05-07T07:00:00.000Z');
  });
});

describe('an action for which nobody chose a day', () => {
  test.each([
    ['is due ten days later', '2026-05-04T17:00:00.000Z', '2026-05-14'],
    ['by the day in California', '2026-05-05T06:59:59.999Z', '2026-05-14'],
    ['on Monday, where that is a Saturday', '2026-05-06T17:00:00.000Z', '2026-05-18'],
    ['on Monday, where that is a Sunday', '2026-05-07T17:00:00.000Z', '2026-05-18'],
    ['on the day after a holiday', '2026-05-15T17:00:00.000Z', '2026-05-26'],
    ['after a holiday and its weekend', '2026-11-16T18:00:00.000Z', '2026-11-30'],
    ['in the new year', '2026-12-22T18:00:00.000Z', '2027-01-04'],
    ['over the change of the clocks', '2026-10-26T17:00:00.000Z', '2026-11-05'],
  ])('%s', (_, at, due) => {
    expect(defaultActionDue(at, settings())).toBe(due);
  });
});

test('a day is put on, and never brought forward', () => {
  const at = '2026-05-05T06:59:59.999Z';
  expect(atLeast('2026-05-04', at, 3)).toBe('2026-05-07');
  expect(atLeast('2026-05-07', at, 3)).toBe('2026-05-07');
  expect(atLeast('2026-05-08', at, 3)).toBe('2026-05-08');
});
