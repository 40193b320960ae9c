import { type Place } from '../../parts/bulk/compared-pages.js';
import { heldRows as held } from '../../parts/list/held-rows.js';
import type { RequestRow } from '../../parts/types.js';
import { changesText } from './live-rows.js';

const row = (requestId: string, assignee: string | null = null): RequestRow => ({
  requestId,
  registrantName: `Registrant ${requestId}`,
  requestDate: '2024-05-01T17:00:00Z',
  requestType: 'Link',
  requestStatus: 'Pending',
  assignee,
  origin: 'customer',
  cause: 'mismatch',
  why: 'Differs: ZIP Code',
  ended: null,
  askedAgain: null,
  requestsOfAccount: 1,
  ageBusinessDays: 0,
  overdue: false,
  waiting: null,
  asks: [],
});
const heldRows = (then: readonly RequestRow[], now: readonly RequestRow[], place?: Place) =>
  held(then, now, { ...place, idOf: ({ requestId }) => requestId });
const before = [row('a'), row('b'), row('c')];
const nameOf = (worker: string) => `Worker ${worker}`;
const changes = (now: readonly RequestRow[], own: readonly string[] = []) =>
  changesText(before, now, { own: new Set(own), nameOf });

test('while somebody works in the list no row changes its place', () => {
  const { rows } = heldRows(before, [row('new'), row('a'), row('c')]);
  expect(rows.map(({ row: { requestId } }) => requestId)).toEqual(['a', 'b', 'c']);
});

test('a row that vanished stays, marked, and a changed one shows its change', () => {
  const { rows } = heldRows(before, [row('a', '7'), row('c')]);
  expect(rows.map(({ gone }) => gone)).toEqual([false, true, false]);
  expect(rows[0]!.row.assignee).toBe('7');
});

test('new rows wait, counted', () => {
  expect(heldRows(before, [row('x'), row('y'), ...before]).arrived).toBe(2);
});

test('a row that moved up from the next page is not new', () => {
  const page = Array.from({ length: 25 }, (_, at) => row(`r${at}`));
  const [, ...rest] = page;
  expect(heldRows(page, [...rest, row('next')]).arrived).toBe(0);
  expect(heldRows(page, [row('new'), ...rest]).arrived).toBe(1);
});

test('nothing is announced when nothing changed', () => {
  expect(changes(before)).toBe('');
});

test('what left, what came and who took what is announced', () => {
  expect(changes([row('n'), row('a', '7'), row('b')])).toBe(
    '1 request left this list. 1 new request. The request of Registrant a is now with Worker 7.',
  );
});

test('what the reader did is not announced again', () => {
  expect(changes([row('a', '7'), row('b')], ['a', 'c'])).toBe('');
});

describe('on full pages', () => {
  const page = (from: number) => Array.from({ length: 25 }, (_, at) => row(`r${from + at}`));
  const said = (
    then: readonly RequestRow[],
    now: readonly RequestRow[],
    at: number,
    totals: [number, number],
  ) => changesText(then, now, { own: new Set(), nameOf, page: at, totals });

  test('a request that a new one pushed to the next page has not left the list', () => {
    const [then, now] = [page(0), [row('new'), ...page(0).slice(0, 24)]];
    expect(heldRows(then, now).rows.filter(({ gone }) => gone)).toEqual([]);
    expect(said(then, now, 1, [40, 41])).toBe('1 new request.');
  });

  test('on a later page what came and left before it is told as of other pages, and nothing as new', () => {
    const came = [row('r24'), ...page(25).slice(0, 24)];
    expect(heldRows(page(25), came, { page: 2 })).toMatchObject({ arrived: 0 });
    expect(said(page(25), came, 2, [60, 61])).toBe('1 more request on other pages.');
    const left = page(26);
    expect(heldRows(page(25), left, { page: 2 }).rows.filter(({ gone }) => gone)).toEqual([]);
    expect(said(page(25), left, 2, [60, 59])).toBe('1 request fewer on other pages.');
  });

  test('one that left and one that came are both told', () => {
    const now = [row('new'), ...page(0).filter(({ requestId }) => requestId !== 'r7')];
    expect(said(page(0), now, 1, [40, 40])).toBe('1 request left this list. 1 new request.');
    expect(heldRows(page(0), now).rows.filter(({ gone }) => gone)).toHaveLength(1);
  });
});
