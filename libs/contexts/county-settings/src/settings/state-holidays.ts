import type { LocalDate } from '#kernel';

/**
 * California state holidays of 2026 and 2027 (Government Code 6700): one on a Sunday is kept on the Monday after,
 * one on a Saturday stays there.
 */
export const stateHolidays: readonly LocalDate[] = [
  '2026-01-01',
  '2026-01-19',
  '2026-02-16',
  '2026-03-31',
  '2026-05-25',
  '2026-07-04',
  '2026-09-07',
  '2026-11-11',
  '2026-11-26',
  '2026-11-27',
  '2026-12-25',
  '2027-01-01',
  '2027-01-18',
  '2027-02-15',
  '2027-03-31',
  '2027-05-31',
  '2027-07-05',
  '2027-09-06',
  '2027-11-11',
  '2027-11-25',
  '2027-11-26',
  '2027-12-25',
];
