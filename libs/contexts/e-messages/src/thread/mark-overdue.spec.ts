import { given } from '#engine/testing';
import { NotFound } from '#kernel';
import {
  answerBy,
  bySupervisor,
  completing,
  countsOfWanda,
  first,
  following,
  history,
  marking,
  nobodyLinked,
  onThread,
  openedByWorker,
  overdue,
  receiving,
  replying,
  requesting,
  second,
  sending,
  threadAfter,
  writing,
} from '../../testing/examples.js';
import { threadDecider } from './decider.js';

const dayIsOver = '2026-05-15T07:00:00.000Z';
const justBefore = (instant: string) => new Date(Date.parse(instant) - 1).toISOString();

test("a customer's message is overdue when its time is over, once; opening it changes nothing of that", () => {
  for (const before of [[receiving()], [receiving(), openedByWorker()]]) {
    given(threadDecider, history(...before))
      .when(overdue({ at: justBefore(answerBy) }))
      .thenNothing();
    given(threadDecider, history(...before))
      .when(overdue())
      .then([
        {
          type: 'ResponseOverdue',
          data: {
            ...onThread,
            at: answerBy,
            messageId: first,
            late: 'worker',
            ...countsOfWanda({ overdue: 1 }),
          },
        },
      ]);
    given(threadDecider, history(...before))
      .when(overdue())
      .thenAgainNothing();
  }
  expect(threadAfter(receiving(), overdue(), openedByWorker()).messages[0]?.overdue).toBe(true);
});

test('an action is overdue at the end of its day, and it is the customer who is late', () => {
  given(threadDecider, history(requesting()))
    .when(overdue({ at: justBefore(dayIsOver) }))
    .thenNothing();
  expect(history(requesting(), overdue({ at: dayIsOver })).at(-1)?.data).toMatchObject({ late: 'customer' });
});

test('while nobody is linked the clocks of customers stand, those of workers run', () => {
  given(threadDecider, history(requesting()))
    .when(overdue({ at: dayIsOver, standing: nobodyLinked }))
    .thenNothing();
  expect(history(receiving(), overdue({ standing: nobodyLinked }))).toHaveLength(2);
});

test('a completed action has a clock of its own', () => {
  const late = [
    requesting(),
    overdue({ at: dayIsOver }),
    completing({ at: dayIsOver, due: '2026-05-20T07:00:00.000Z' }),
  ];
  expect(threadAfter(...late).messages[0]?.overdue).toBe(false);
  expect(history(...late, overdue({ at: '2026-05-20T07:00:00.000Z' })).at(-1)?.data).toMatchObject({
    late: 'worker',
    counts: countsOfWanda({ overdue: 1 }).counts,
  });
});

test('while a question waits, the action of its thread is not overdue', () => {
  given(threadDecider, history(requesting(), writing()))
    .when(overdue({ at: dayIsOver }))
    .thenNothing();
  expect(history(requesting(), writing(), overdue({ messageId: second })).at(-1)?.data).toMatchObject({
    messageId: second,
    late: 'worker',
  });
});

test('whoever answered meanwhile is not late, and a Message waits for nobody', () => {
  for (const done of [[receiving(), replying()], [receiving(), marking()], [sending()]])
    given(threadDecider, history(...done))
      .when(overdue({ at: '2027-01-01T00:00:00.000Z' }))
      .thenNothing();
  given(threadDecider, history(receiving()))
    .when(overdue({ messageId: second }))
    .thenNothing();
});

test('a clock that is over stays over in other hands, counted there', () => {
  const [move] = history(receiving(), overdue(), following()).slice(-1);
  expect(move?.data.counts).toMatchObject([{ overdue: -1 }, { overdue: 1 }]);
});

test('only the timer says so', () => {
  const { state } = given(threadDecider, history(receiving()));
  expect(() => threadDecider.decide(overdue({ by: bySupervisor }), state)).toThrow(NotFound);
});
