import { chosenNext } from './next-request.js';

const row = (requestId: string, over: object = {}) => ({
  requestId,
  requestStatus: 'Pending' as const,
  assignee: null,
  waiting: null,
  ...over,
});
const me = { id: 'w-1', current: 'r-2', list: ['r-1', 'r-2', 'r-3', 'r-4'] };

test('it is the one that stood behind this one in the list, and can still be worked on', () => {
  expect(chosenNext([row('r-1'), row('r-3'), row('r-4')], me)).toBe('r-3');
  const taken = row('r-3', { assignee: 'w-2' });
  expect(chosenNext([row('r-1'), taken, row('r-4', { assignee: 'w-1' })], me)).toBe('r-4');
  const waits = row('r-3', { waiting: { since: '2026-05-01T17:00:00.000Z', reason: 'visit' } });
  expect(chosenNext([row('r-1'), waits], me)).toBe('r-1');
});

test('behind the last one the list begins anew, with what came since', () => {
  expect(chosenNext([row('r-9'), row('r-1')], { ...me, current: 'r-4' })).toBe('r-9');
  expect(chosenNext([row('r-2')], me)).toBeUndefined();
  expect(chosenNext([row('r-3', { requestStatus: 'Rejected' })], me)).toBeUndefined();
});
