import type { LinkedCase, OwnRequest } from '../parts/own.js';
import { standingOf } from './standing.js';

const linked: LinkedCase = {
  caseNumber: 'B190001',
  county: '19',
  countyName: 'Los Angeles',
  status: 'Active',
  programs: ['CalFresh'],
  linkedAt: '2024-05-01T17:00:00.000Z',
};
const request = (status: OwnRequest['status']): OwnRequest => ({
  requestId: status,
  status,
  county: '34',
  countyName: 'Sacramento',
  caseNumber: 'B340001',
  requestDate: '2024-05-01T17:00:00.000Z',
  endedAt: null,
  text: '',
  goalBusinessDays: 5,
  askedAgain: null,
});

test('who has done nothing yet is offered to link', () => {
  expect(standingOf([], [], undefined)).toEqual({ is: 'nothing' });
});

test('a link counts more than everything else', () => {
  expect(standingOf([linked], [request('Pending')], 'a-1')).toEqual({ is: 'linked', count: 1 });
});

test('an attempt that was begun comes before an older request', () => {
  expect(standingOf([], [request('Pending')], 'a-1')).toEqual({ is: 'verifying', attemptId: 'a-1' });
});

test('one pending request is enough to wait for', () => {
  expect(standingOf([], [request('Rejected'), request('Pending')], undefined)).toEqual({ is: 'pending' });
});

test('after a rejection the county is named', () => {
  expect(standingOf([], [request('Rejected')], undefined)).toEqual({ is: 'rejected', county: 'Sacramento' });
});

test('who was linked and is no longer may ask again', () => {
  expect(standingOf([], [request('Processed')], undefined)).toEqual({ is: 'nothing' });
});
