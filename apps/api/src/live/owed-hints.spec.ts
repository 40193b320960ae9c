import { Unavailable } from '#event-store';
import { FakeClock } from '#kernel/testing';
import { OwedHints } from './owed-hints.js';

let clock: FakeClock;
/** How far the one view is. */
let at: string;
let isAway: boolean;
let told: (readonly [string, string])[];
let hints: OwedHints;
beforeEach(() => {
  clock = new FakeClock();
  at = '1';
  isAway = false;
  told = [];
  hints = new OwedHints({
    clock,
    holds: async (_, position) => {
      if (isAway) throw new Unavailable('the store is away');
      return at >= position;
    },
    tell: async (...hint) => void told.push(hint),
  });
});
afterEach(() => hints.stop());

async function turn(): Promise<void> {
  clock.advance(500);
  for (let tick = 0; tick < 10; tick++) await new Promise(setImmediate);
}

test('a page is told once more as soon as the views hold what it was told of, and not again', async () => {
  hints.add(['case:1', 'case:2'], { position: '3', views: ['cases'] });
  await turn();
  expect(told).toEqual([]);
  at = '3';
  await turn();
  expect(told).toEqual([
    ['case:1', '3'],
    ['case:2', '3'],
  ]);
  await turn();
  expect(told).toHaveLength(2);
});

test('of many changes of a topic only the last one is owed', async () => {
  hints.add(['case:1'], { position: '3', views: ['cases'] });
  hints.add(['case:1'], { position: '5', views: ['cases'] });
  at = '4';
  await turn();
  expect(told).toEqual([]);
  at = '5';
  await turn();
  expect(told).toEqual([['case:1', '5']]);
});

test('a store that is away is waited for, and a later topic is not forgotten', async () => {
  hints.add(['case:1'], { position: '2', views: ['cases'] });
  isAway = true;
  await turn();
  isAway = false;
  at = '2';
  await turn();
  expect(told).toEqual([['case:1', '2']]);
  hints.add(['case:2'], { position: '3', views: ['cases'] });
  at = '3';
  await turn();
  expect(told).toHaveLength(2);
});
