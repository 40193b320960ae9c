import { QuietLog } from '#engine/testing';
import { FakeClock } from '#kernel/testing';
import { Recurring } from './recurring.js';

const minute = 60_000;

/** Work that is due every second, and fails as long as it is told to. */
function everySecond() {
  const clock = new FakeClock();
  const log = new QuietLog();
  const work = { fails: false, tries: 0 };
  const recurring = new Recurring(
    'seal',
    { clock, log },
    () => 1_000,
    async () => {
      work.tries++;
      if (work.fails) throw new Error('the disk is full');
    },
  );
  const pass = async (milliseconds: number): Promise<number> => {
    const before = work.tries;
    for (let passed = 0; passed < milliseconds; passed += 500) {
      clock.advance(500);
      for (let turn = 0; turn < 10; turn++) await Promise.resolve();
    }
    return work.tries - before;
  };
  return { work, pass, log, recurring };
}

test('what fails is tried ever more rarely, and a few lines say so', async () => {
  const { work, pass, log, recurring } = everySecond();
  expect(await pass(minute)).toBeGreaterThan(50);
  work.fails = true;
  await pass(minute);
  expect(await pass(10 * minute)).toBeLessThanOrEqual(21);
  expect(log.said.length).toBeGreaterThan(0);
  expect(log.said.length).toBeLessThan(10);
  await recurring.stop();
});

test('what works again is done as often as before, half a minute later at the latest', async () => {
  const { work, pass, recurring } = everySecond();
  work.fails = true;
  await pass(10 * minute);
  work.fails = false;
  expect(await pass(minute / 2 + 1_000)).toBeGreaterThan(0);
  expect(await pass(minute)).toBeGreaterThan(50);
  await recurring.stop();
});
