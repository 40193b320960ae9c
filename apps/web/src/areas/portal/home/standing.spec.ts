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
  origin: 'customer',
  linkEndedAt: null,
});
const begun = { attemptId: 'a-1', until: '2024-05-01T17:30:00.000Z', sent: true };

test('who has done nothing yet is offered to link', () => {
  expect(standingOf({ links: [] }, [], undefined)).toEqual({ is: 'nothing' });
});

test('a link counts more than everything else', () => {
  expect(standingOf({ links: [linked] }, [request('Pending')], begun)).toEqual({ is: 'linked', count: 1 });
});

test('an attempt that was begun comes before an older request', () => {
  expect(standingOf({ links: [] }, [request('Pending')], begun)).toEqual({ is: 'verifying', ...begun });
});

test('one pending request is enough to wait for', () => {
  expect(standingOf({ links: [] }, [request('Rejected'), request('Pending')], undefined)).toEqual({
    is: 'pending',
  });
});

test('after a rejection the county is named', () => {
  expect(standingOf({ links: [] }, [request('Rejected')], undefined)).toEqual({
    is: 'rejected',
    county: 'Sacramento',
  });
});

test('that the county ended the link is said until the customer asks anew', () => {
  const ended = { at: '2024-06-01T17:00:00.000Z', countyName: 'Los Angeles' };
  const gone = { links: [], ended };
  const older = request('Processed');
  const anew = { ...request('Pending'), requestDate: '2024-06-02T17:00:00.000Z' };
  const byUnlink: OwnRequest = { ...request('Pending'), origin: 'unlink', requestDate: ended.at };
  expect(standingOf(gone, [byUnlink, older], undefined)).toEqual({ is: 'unlinked', at: ended.at });
  expect(standingOf(gone, [older], undefined)).toEqual({ is: 'unlinked', at: ended.at });
  expect(standingOf(gone, [anew, byUnlink, older], undefined)).toEqual({ is: 'pending' });
  expect(standingOf(gone, [byUnlink, older], begun)).toEqual({ is: 'verifying', ...begun });
});
