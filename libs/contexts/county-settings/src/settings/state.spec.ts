import { DateTime } from 'luxon';
import { businessDaysBetween, isLocalDate, plusDays } from '#kernel';
import { defaultSettings } from './state.js';
import { stateHolidays } from './state-holidays.js';

const weekday = (date: string) => DateTime.fromISO(date).weekday;
const MONDAY = 1;
const THURSDAY = 4;

test('a county that never changed anything has the defaults of the documents', () => {
  expect(defaultSettings).toMatchObject({
    twoWayMessaging: false,
    replyBusinessDays: 3,
    actionDays: 10,
    verificationCodeMinutes: 30,
    coolOffHours: 24,
    unlinkRoles: ['worker', 'supervisor'],
    caseLinkSlaBusinessDays: 5,
    mandatoryReasons: [],
    businessHours: { from: '08:00', to: '17:00' },
    eMessagePolicy: '',
    eMessageTemplates: [],
    documentsPerAction: 4,
    fileMegabytes: 6,
    actionMegabytes: 10,
  });
});

test('there are eleven state holidays a year, real dates in order', () => {
  for (const year of ['2026', '2027'])
    expect(stateHolidays.filter((each) => each.startsWith(year))).toHaveLength(11);
  expect(stateHolidays).toEqual([...new Set(stateHolidays)].sort());
  expect(stateHolidays.every(isLocalDate)).toBe(true);
});

test('holidays that belong to a weekday fall on it', () => {
  for (const year of ['2026', '2027']) {
    const of = (months: string) => stateHolidays.filter((each) => each.startsWith(`${year}-${months}`));
    for (const monday of [of('01')[1]!, of('02')[0]!, of('05')[0]!, of('09')[0]!])
      expect(weekday(monday)).toBe(MONDAY);
    const [, thanksgiving, dayAfter] = of('11');
    expect(weekday(thanksgiving!)).toBe(THURSDAY);
    expect(dayAfter).toBe(plusDays(thanksgiving!, 1));
  }
});

test('no clock runs on Thanksgiving and the day after', () => {
  const holidays = new Set(defaultSettings.holidays);
  expect(businessDaysBetween('2026-11-25T18:00:00.000Z', '2026-11-30T18:00:00.000Z', holidays)).toBe(1);
});
