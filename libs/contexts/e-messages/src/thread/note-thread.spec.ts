import { given } from '#engine/testing';
import { NotFound } from '#kernel';
import {
  byAna,
  byForeigner,
  byWanda,
  case1,
  county19,
  history,
  later,
  noting,
  ortiz,
  receiving,
  text,
  thread1,
  threadAfter,
} from '../../testing/examples.js';
import { threadDecider } from './decider.js';

test('a note is for staff only, and changes nothing else', () => {
  given(threadDecider, history(receiving()))
    .when(noting())
    .then([
      {
        type: 'MessageNoted',
        data: {
          ...{ threadId: thread1, county: county19, caseNumber: case1, personId: ortiz, at: later },
          ...{ entryId: 'n-1', by: byWanda, note: text('Called.') },
        },
      },
    ]);
  expect(threadAfter(receiving(), noting())).toEqual(threadAfter(receiving()));
});

test("another county's thread looks like none", () => {
  const { state } = given(threadDecider, history(receiving()));
  for (const by of [byForeigner, byAna])
    expect(() => threadDecider.decide(noting({ by }), state)).toThrow(NotFound);
});
