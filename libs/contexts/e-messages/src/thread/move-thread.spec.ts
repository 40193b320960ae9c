import { given } from '#engine/testing';
import { NotFound } from '#kernel';
import {
  byForeigner,
  bySupervisor,
  bySystem,
  byWanda,
  case1,
  closing,
  completing,
  county19,
  county34,
  first,
  following,
  history,
  later,
  ortiz,
  overdue,
  reassigning,
  receiving,
  replying,
  requesting,
  second,
  thread1,
  threadAfter,
  wanda,
  wilma,
  writing,
} from '../../testing/examples.js';
import { threadDecider } from './decider.js';

/** An internal act: it stands on no customer's page. */
const moved = {
  ...{ threadId: thread1, county: county19, caseNumber: case1, personId: ortiz, at: later },
  ...{ messageIds: [first], from: { county: county19, worker: wanda }, program: 'CalFresh' },
};

describe('a supervisor', () => {
  test('gives a thread to somebody, with all that is counted of it', () => {
    given(threadDecider, history(receiving()))
      .when(reassigning())
      .then([
        {
          type: 'MessageReassigned',
          data: {
            ...{ ...moved, to: { county: county19, worker: wilma }, how: 'supervisor', by: bySupervisor },
            counts: [
              { county: county19, worker: wanda, received: -1 },
              { county: county19, worker: wilma, received: 1 },
            ],
          },
        },
      ]);
    given(threadDecider, history(receiving())).when(reassigning()).thenAgainNothing();
  });

  test('may say that it stays where it is', () => {
    const thread = threadAfter(receiving(), reassigning({ to: wanda }));
    expect(thread).toMatchObject({ worker: wanda, pinned: true });
    expect(thread.messages[0]?.status).toBe('Received');
  });

  test('of the county, and nobody else', () => {
    const { state } = given(threadDecider, history(receiving()));
    for (const by of [byWanda, byForeigner])
      expect(() => threadDecider.decide(reassigning({ by }), state)).toThrow(NotFound);
  });
});

describe('a case that has another worker', () => {
  test('takes its open threads along', () => {
    given(threadDecider, history(receiving()))
      .when(following())
      .then([
        {
          type: 'MessageReassigned',
          data: {
            ...{ ...moved, to: { county: county19, worker: wilma }, how: 'program_worker', by: bySystem },
            counts: [
              { county: county19, worker: wanda, received: -1 },
              { county: county19, worker: wilma, received: 1 },
            ],
          },
        },
      ]);
    given(threadDecider, history(receiving())).when(following()).thenAgainNothing();
  });

  test('leaves those alone where nobody has to do anything', () => {
    for (const done of [
      [receiving(), replying()],
      [requesting(), completing(), closing()],
    ])
      given(threadDecider, history(...done))
        .when(following())
        .thenNothing();
    expect(threadAfter(requesting(), following()).worker).toBe(wilma);
  });

  test('leaves those with whom a supervisor gave them to, until their program ends', () => {
    const pinned = [receiving(), reassigning()];
    given(threadDecider, history(...pinned))
      .when(following({ worker: wanda }))
      .thenNothing();
    const [event] = history(...pinned, following({ program: 'Medi-Cal', worker: wanda })).slice(-1);
    expect(event?.data).toMatchObject({ how: 'program_ended', program: 'Medi-Cal', to: { worker: wanda } });
    expect(given(threadDecider, history(...pinned, following({ program: 'Medi-Cal' }))).state).toMatchObject({
      pinned: false,
    });
  });

  test('with nobody there, they wait in the queue', () => {
    const { worker: _, ...nobody } = following();
    const thread = threadAfter(receiving(), nobody);
    expect(thread).not.toHaveProperty('worker');
  });
});

describe('a case that moves to another county', () => {
  const moves = following({ county: county34, worker: wilma });

  test('takes every thread along, whole, from whomever it was given to', () => {
    for (const commands of [[receiving()], [receiving(), replying()], [receiving(), reassigning()]])
      expect(threadAfter(...commands, moves)).toMatchObject({
        county: county34,
        worker: wilma,
        pinned: false,
      });
    const [event] = history(receiving(), writing(), overdue(), moves).slice(-1);
    expect(event?.data).toMatchObject({ messageIds: [first, second], how: 'case_moved' });
    expect(event?.data.counts).toEqual([
      { county: county19, worker: wanda, received: -2, overdue: -1 },
      { county: county34, worker: wilma, received: 2, overdue: 1 },
    ]);
    given(threadDecider, history(receiving())).when(moves).thenAgainNothing();
  });

  test('from then on only the new county answers; what is due stays due', () => {
    const { state } = given(threadDecider, history(receiving(), moves));
    expect(() => threadDecider.decide(replying(), state)).toThrow(NotFound);
    expect(threadDecider.decide(replying({ by: byForeigner }), state)).toHaveLength(2);
    expect(threadAfter(receiving(), moves).messages[0]?.due).toBe(receiving().due);
  });
});

test('only the product itself lets a thread follow its case', () => {
  const { state } = given(threadDecider, history(receiving()));
  expect(() => threadDecider.decide(following({ by: bySupervisor }), state)).toThrow(NotFound);
  expect(() => threadDecider.decide(following(), threadDecider.initial)).toThrow(NotFound);
});
