import { given } from '#engine/testing';
import { NotFound } from '#kernel';
import {
  byAna,
  byForeigner,
  bySupervisor,
  bySystem,
  byWanda,
  case1,
  county19,
  history,
  later,
  noting,
  ortiz,
  receiving,
  requesting,
  sar7,
  text,
  thread1,
  threadAfter,
} from '../../testing/examples.js';
import { threadDecider } from './decider.js';

const onPaper = requesting({ action: 'View Document', form: sar7, onPaper: true });

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

test('that a notice went on paper a supervisor says, once', () => {
  const went = noting({ by: bySupervisor, paper: 'sent' });
  expect(threadAfter(onPaper).paper).toBe(true);
  expect(threadAfter(onPaper, went).paper).toBe(false);
  given(threadDecider, history(onPaper)).when(went).thenAgainNothing();
  given(threadDecider, history(receiving())).when(went).thenNothing();
  const { state } = given(threadDecider, history(onPaper));
  expect(() => threadDecider.decide({ ...went, by: byWanda }, state)).toThrow(NotFound);
});

test('that it must go on paper the product says', () => {
  const must = noting({ paper: 'needed', by: bySystem });
  expect(threadAfter(requesting(), must).paper).toBe(true);
  const { state } = given(threadDecider, history(requesting()));
  expect(() => threadDecider.decide({ ...must, by: bySupervisor }, state)).toThrow(NotFound);
});

test("another county's thread looks like none", () => {
  const { state } = given(threadDecider, history(receiving()));
  for (const by of [byForeigner, byAna])
    expect(() => threadDecider.decide(noting({ by }), state)).toThrow(NotFound);
});
