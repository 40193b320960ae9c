import { StaleAnswers } from './stale-answers.js';

/** Pages whose answers are stale so many times. */
function page(stale: number) {
  const waits: number[] = [];
  const due: (() => void)[] = [];
  const answers = new StaleAnswers({
    after: (milliseconds, work) => {
      waits.push(milliseconds);
      due.push(work);
    },
    askAgain: () => ask(),
  });
  const ask = () => {
    if (stale-- > 0) answers.came();
  };
  const run = () => {
    ask();
    for (let work = due.shift(); work !== undefined; work = due.shift()) work();
  };
  return { answers, waits, run };
}

test('what was answered too early is asked for again until it is fresh, ever less often', () => {
  const { waits, run } = page(4);
  run();
  expect(waits).toEqual([500, 1_000, 2_000, 4_000]);
});

test('several stale answers at once are one reason to ask again', () => {
  const { answers, waits } = page(0);
  answers.came();
  answers.came();
  expect(waits).toHaveLength(1);
});

test('what never becomes fresh is not asked for for ever, until something new is written', () => {
  const { answers, waits, run } = page(1_000);
  run();
  expect(waits).toHaveLength(12);
  expect(Math.max(...waits)).toBe(8_000);
  answers.wrote();
  answers.came();
  expect(waits.at(-1)).toBe(500);
});
