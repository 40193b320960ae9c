import { given } from '#engine/testing';
import { NotFound, systemActor } from '#kernel';
import {
  ana,
  answerBy,
  at,
  bea,
  byWanda,
  case1,
  closing,
  completing,
  countsOfWanda,
  county19,
  first,
  following,
  history,
  onThread,
  ortiz,
  reassigning,
  receiving,
  replying,
  requesting,
  second,
  sending,
  standing,
  statusesAfter,
  text,
  thread1,
  threadAfter,
  wanda,
  wilma,
  writing,
} from '../../testing/examples.js';
import { threadDecider } from './decider.js';

describe('a customer writes to the worker', () => {
  test('a thread of its own, which waits for the worker', () => {
    given(threadDecider)
      .when(receiving())
      .then([
        {
          type: 'MessageReceived',
          data: {
            ...{ threadId: thread1, messageId: first, number: 'ABCD2345', county: county19 },
            ...{ caseNumber: case1, personId: ortiz, accountId: ana, audience: ana, at },
            ...{ program: 'CalFresh', worker: wanda, due: answerBy },
            ...{ subject: text('Your renewal'), body: text('Please come by.') },
            ...countsOfWanda({ received: 1 }),
          },
        },
      ]);
    given(threadDecider).when(receiving()).thenAgainNothing();
  });

  test.each([
    ['case_not_open', { ...standing, caseOpen: false }],
    ['out_of_the_home', { ...standing, outOfTheHome: true }],
    ['county_opted_out', { ...standing, optedIn: false }],
  ])('is refused: %s', (code, how) => {
    given(threadDecider)
      .when(receiving({ standing: how }))
      .thenRefused(code);
    given(threadDecider, history(sending()))
      .when(writing({ standing: how }))
      .thenRefused(code);
  });

  test('only by the account that is linked now, and by nobody in its place', () => {
    const { state } = given(threadDecider, history(sending()));
    const unlinked = { caseOpen: true, optedIn: true, outOfTheHome: false };
    for (const how of [
      { standing: unlinked },
      { standing: { ...standing, account: bea } },
      { by: byWanda },
    ]) {
      expect(() => threadDecider.decide(receiving(how), threadDecider.initial)).toThrow(NotFound);
      expect(() => threadDecider.decide(writing(how), state)).toThrow(NotFound);
    }
    expect(() => threadDecider.decide(writing(), threadDecider.initial)).toThrow(NotFound);
  });
});

describe('a reply of the customer', () => {
  const received = {
    ...onThread,
    ...{ messageId: second, number: 'EFGH6789', accountId: ana, due: answerBy, worker: wanda },
    ...{ subject: text('Your renewal'), body: text('When?') },
    ...countsOfWanda({ received: 1 }),
  };

  test('is a message of its own; the one that is answered keeps its status', () => {
    given(threadDecider, history(sending()))
      .when(writing())
      .then([{ type: 'MessageReceived', data: received }]);
    given(threadDecider, history(sending())).when(writing()).thenAgainNothing();
    expect(statusesAfter(sending(), writing())).toEqual(['Sent', 'Received']);
    expect(statusesAfter(receiving(), replying(), writing())).toEqual(['Replied', 'Received']);
  });

  test('leaves an action as it is, completed or not', () => {
    expect(statusesAfter(requesting(), writing())).toEqual(['New Action', 'Received']);
    expect(statusesAfter(requesting(), completing(), writing())).toEqual(['Action Completed', 'Received']);
  });

  test('after Action Closed there is none, but one that was written before was written', () => {
    const note = text('Not needed any more.');
    const refused =
      'The status of this message is Action Closed, so it cannot become Received. It has ended. Write a new message, or contact your county.';
    given(threadDecider, history(requesting(), closing({ note })))
      .when(writing())
      .thenRefused('status_impossible', refused);
    given(threadDecider, history(requesting(), writing(), closing({ note })))
      .when(writing())
      .thenNothing();
  });

  test('goes to who has the program now', () => {
    const answered = [receiving(), replying()];
    const hands = { program: 'CalFresh', worker: wilma };
    const [moved, came] = history(...answered, writing({ hands })).slice(-2);
    expect(moved).toMatchObject({
      type: 'MessageReassigned',
      data: {
        ...{ from: { county: county19, worker: wanda }, to: { county: county19, worker: wilma } },
        ...{ how: 'program_worker', by: systemActor('follow-case') },
      },
    });
    expect(came).toMatchObject({
      data: { worker: wilma, counts: [{ county: county19, worker: wilma, received: 1 }] },
    });
    const ended = history(...answered, writing({ hands: { program: 'Medi-Cal' } })).at(-2);
    expect(ended).toMatchObject({ data: { how: 'program_ended', to: { county: county19 } } });
  });

  test('stays with whom a supervisor gave the thread to', () => {
    const given2 = [receiving(), reassigning()];
    const thread = threadAfter(...given2, writing({ hands: { program: 'CalFresh', worker: wanda } }));
    expect(thread).toMatchObject({ worker: wilma, pinned: true });
    expect(history(...given2, writing()).at(-1)).toMatchObject({
      type: 'MessageReceived',
      data: { worker: wilma },
    });
  });

  test('names nobody where nobody is there', () => {
    const { worker: _, ...nobody } = following();
    const came = history(receiving(), nobody, writing({ hands: { program: 'CalFresh' } })).at(-1);
    expect(came?.data).not.toHaveProperty('worker');
    expect(came?.data.counts).toEqual([{ county: county19, received: 1 }]);
  });
});

test('what was written is never overwritten', () => {
  const written = history(receiving(), writing());
  const more = history(receiving(), writing(), replying({ messageId: second }), replying());
  expect(more.slice(0, written.length)).toEqual(written);
});
