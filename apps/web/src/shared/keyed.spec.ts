import { keyed } from './keyed.js';

test('entries of one name get keys of their own, which stay when others come behind them', () => {
  const keys = (names: readonly string[]) => keyed(names, (each) => each).map(([key]) => key);
  expect(new Set(keys(['Status', 'Reason', 'Status'])).size).toBe(3);
  expect(keys(['Status', 'Status', 'Reason']).slice(0, 2)).toEqual(keys(['Status', 'Status']));
});
