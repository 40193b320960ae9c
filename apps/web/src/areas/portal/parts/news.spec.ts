import { newsOf } from './news.js';
import type { OwnRequest } from './own.js';

const request = (requestId: string, status: OwnRequest['status']): OwnRequest => ({
  requestId,
  status,
  county: '19',
  countyName: 'Los Angeles',
  caseNumber: 'B190001',
  requestDate: '2024-05-01T17:00:00.000Z',
  endedAt: null,
  text: '',
  goalBusinessDays: 5,
  askedAgain: null,
  origin: 'customer',
  linkEndedAt: null,
});

test('a request that was decided is news', () => {
  expect(newsOf([request('a', 'Pending')], [request('a', 'Processed')])).toEqual(['Processed']);
});

test('a request that was not there before is news', () => {
  expect(newsOf([], [request('a', 'Pending')])).toEqual(['Pending']);
});

test('several requests decided alike are told once', () => {
  const before = [request('a', 'Pending'), request('b', 'Pending')];
  expect(newsOf(before, [request('a', 'Rejected'), request('b', 'Rejected')])).toEqual(['Rejected']);
});

test('nothing changed is no news', () => {
  expect(newsOf([request('a', 'Pending')], [request('a', 'Pending')])).toEqual([]);
});

test('a request that an unlink made is news of the unlink', () => {
  const made: OwnRequest = { ...request('b', 'Pending'), origin: 'unlink' };
  expect(newsOf([request('a', 'Processed')], [made, request('a', 'Processed')])).toEqual(['Unlinked']);
});
