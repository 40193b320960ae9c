import type { RebuildProgress, RebuildResult } from '#engine';
import { partsOf, together } from './rebuild-parts.js';

const progress = (done: number, secondsLeft: number): RebuildProgress => ({
  ...{ phase: 'reading', done, total: 10, perSecond: 5, secondsLeft },
});

async function* part(name: string, steps: readonly RebuildProgress[], ended: string[] = []) {
  try {
    yield* steps;
    const view = { name, build: 'v1-1', against: 'live copy', comparison: 'equal', documents: 1 } as const;
    return { views: [{ ...view, switched: true, kept: false }], events: 10, seconds: 3 } as RebuildResult;
  } finally {
    ended.push(name);
  }
}

test('views are spread over as many parts as asked for, at most one for each', () => {
  expect(partsOf(['a', 'b', 'c'], 2)).toEqual([['a', 'c'], ['b']]);
  expect(partsOf(['a', 'b'], 9)).toEqual([['a'], ['b']]);
});

test('parts are one rebuild: sums, the longest time left, all views', async () => {
  const run = together([part('a', [progress(2, 9), progress(4, 7)]), part('b', [progress(3, 5)])]);
  const seen: RebuildProgress[] = [];
  for (let step = await run.next(); ; step = await run.next()) {
    if (!step.done) seen.push(step.value);
    else {
      expect(step.value.views.map(({ name }) => name).sort()).toEqual(['a', 'b']);
      expect(step.value).toMatchObject({ events: 10, seconds: 3 });
      break;
    }
  }
  expect(seen.at(-1)).toMatchObject({ done: 7, total: 20, perSecond: 10, secondsLeft: 7 });
});

test('when one part fails the others end in order', async () => {
  const ended: string[] = [];
  async function* failing(): AsyncGenerator<RebuildProgress, RebuildResult, void> {
    yield progress(1, 1);
    throw new Error('the disk is full');
  }
  const run = together([part('a', [progress(1, 1), progress(2, 1), progress(3, 1)], ended), failing()]);
  await expect(
    (async () => {
      for (let step = await run.next(); !step.done; step = await run.next());
    })(),
  ).rejects.toThrow('the disk is full');
  expect(ended).toEqual(['a']);
});
