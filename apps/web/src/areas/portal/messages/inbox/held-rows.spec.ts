import { heldRows } from './held-rows.js';

const row = (messageId: string, status = 'Sent') => ({ messageId, status });

test('a row that changed stays in its place, however new it is now', () => {
  expect(heldRows(['a', 'b'], [row('b', 'Replied'), row('a')])).toEqual({
    shown: [row('a'), row('b', 'Replied')],
    arrived: 0,
  });
});

test('what came since is counted, and what is gone is gone', () => {
  expect(heldRows(['a', 'b'], [row('c'), row('d'), row('b')])).toEqual({ shown: [row('b')], arrived: 2 });
});
