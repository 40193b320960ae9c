import { given } from '#engine/testing';
import { asked, asking } from '../../testing/examples.js';
import { attemptsDecider } from './decider.js';

const fiveAsked = [10, 20, 30, 40, 50].map((minute) =>
  asked(`t-${minute}`, { at: `2026-05-01T17:${minute}:00.000Z` }),
);

test('an attempt is recorded with all that was known when it was asked', () => {
  given(attemptsDecider)
    .when(asking('t-1'))
    .then([asked('t-1')]);
});

test('the same attempt again is nothing more, even past the cap', () => {
  given(attemptsDecider).when(asking('t-1')).thenAgainNothing();
  given(attemptsDecider, fiveAsked).when(asking('t-10')).thenNothing();
});

test('the sixth attempt within an hour is refused until an hour after the first', () => {
  const command = asking('t-6', { at: '2026-05-01T18:09:59.999Z' });
  given(attemptsDecider, fiveAsked)
    .when(command)
    .thenRefused(
      'attempts_exceeded',
      'You have tried to link a case five times within an hour. You can try again at 11:10 AM. If you cannot wait, contact your county.',
    );
  const { state } = given(attemptsDecider, fiveAsked);
  expect(() => attemptsDecider.decide(command, state)).toThrow(
    expect.objectContaining({ until: '2026-05-01T18:10:00.000Z' }),
  );
});

test('an hour after the first of five there is room for one more', () => {
  const command = asking('t-6', { at: '2026-05-01T18:10:00.000Z' });
  given(attemptsDecider, fiveAsked)
    .when(command)
    .then([asked('t-6', { at: command.at })]);
});
