import { FakeClock } from '#kernel/testing';
import { TimeLeft } from './time-left.js';

const events = 1_000_000;

/** A build that reads so many events a second at each twentieth of the ledger; the tail takes such a part of the reading. */
function build(rates: readonly number[], tail = 0.3) {
  const clock = new FakeClock();
  const time = new TimeLeft(clock, 'live copy');
  const seconds = rates.reduce((sum, rate) => sum + events / 20 / rate, 0);
  const whole = seconds * (1 + tail);
  const ratios: number[] = [];
  for (const [part, rate] of rates.entries())
    for (let page = 1; page <= 25; page++) {
      clock.advance((2_000 / rate) * 1_000);
      const done = (part * events) / 20 + page * 2_000;
      time.reached(done);
      ratios.push(time.secondsLeft(events - done) / (whole - time.seconds));
    }
  return { clock, time, whole, afterTheFirstTenth: ratios.slice(50) };
}

const within = (ratios: readonly number[], part: number) =>
  ratios.filter((ratio) => ratio < 1 - part || ratio > 1 + part);

test('a steady build is told to within a tenth from the first tenth on', () => {
  expect(within(build(Array(20).fill(10_000)).afterTheFirstTenth, 0.1)).toEqual([]);
});

test('at the first tenth a short or a long tail leaves it within a third', () => {
  for (const tail of [0.1, 0.2, 0.5])
    expect(within(build(Array(20).fill(10_000), tail).afterTheFirstTenth.slice(0, 25), 1 / 3)).toEqual([]);
});

test('neither a slow start nor a machine that gets slower by a quarter takes it out of a third', () => {
  expect(within(build([4_000, ...Array(19).fill(10_000)]).afterTheFirstTenth, 1 / 3)).toEqual([]);
  const slower = Array.from({ length: 20 }, (_, n) => 10_000 * (1 - n * 0.0125));
  expect(within(build(slower).afterTheFirstTenth, 1 / 3)).toEqual([]);
});

test('what follows the reading counts down, and is never said to be over before it is', () => {
  const { clock, time } = build(Array(20).fill(10_000));
  time.readingEnds();
  expect(time.secondsLeft(0)).toBe(30);
  clock.advance(6_000);
  expect(time.secondsLeft(0)).toBe(24);
  clock.advance(60_000);
  expect(time.secondsLeft(0)).toBe(1);
});

test('before anything is read nothing is said', () => {
  expect(new TimeLeft(new FakeClock(), 'ledger').secondsLeft(events)).toBe(0);
});
