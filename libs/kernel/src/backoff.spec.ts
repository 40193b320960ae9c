import { FakeClock } from '../testing/index.js';
import { Backoff } from './backoff.js';

const minute = 60_000;

function failing() {
  const clock = new FakeClock();
  const backoff = new Backoff(clock, { first: 100, longest: 1_000 });
  /** Fails at once after each pause; answers the pauses and which of the failures were worth a line. */
  const fail = (times: number) =>
    Array.from({ length: times }, () => {
      const { pause, isNews } = backoff.failed();
      clock.advance(pause);
      return isNews ? `${pause} said` : `${pause}`;
    });
  return { clock, backoff, fail };
}

test('pauses double up to the longest, and only the growth is told', () => {
  const { fail } = failing();
  expect(fail(7)).toEqual(['100 said', '200 said', '400 said', '800 said', '1000 said', '1000', '1000']);
});

test('a failure that lasts is told of once in five minutes', () => {
  const { fail } = failing();
  fail(5);
  const said = fail(3_600).filter((each) => each.endsWith('said'));
  expect(said).toHaveLength(12);
});

test('after a success it begins anew', () => {
  const { backoff, fail } = failing();
  fail(9);
  backoff.worked();
  expect(backoff.failures).toBe(0);
  expect(fail(2)).toEqual(['100 said', '200 said']);
});

test('what goes on for a moment only has not worked', () => {
  const { clock, backoff, fail } = failing();
  fail(3);
  clock.advance(999);
  backoff.goesOn();
  expect(fail(1)).toEqual(['800 said']);
  clock.advance(minute);
  backoff.goesOn();
  expect(fail(1)).toEqual(['100 said']);
});

test('after days of failures the pause is still the longest one', () => {
  const { fail } = failing();
  expect(fail(5_000).at(-1)).toMatch(/^1000/);
});
