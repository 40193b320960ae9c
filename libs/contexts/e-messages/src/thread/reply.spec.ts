import { given } from '#engine/testing';
import { messageId, NotFound } from '#kernel';
import {
  answerBy,
  bea,
  byAna,
  byForeigner,
  byWanda,
  byWilma,
  closing,
  completing,
  countsOfWanda,
  dueDay,
  first,
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
  standing,
  statusesAfter,
  text,
  third,
  threadAfter,
  writing,
} from '../../testing/examples.js';
import { type ThreadCommand, threadDecider } from './decider.js';
import { mustBeAnswerable } from './reply.js';

const three = [receiving(), writing(), writing({ newId: third })] as const;

describe('a reply', () => {
  test('answers a message, and is reading it, too', () => {
    given(threadDecider, history(receiving()))
      .when(replying())
      .then([
        {
          type: 'ReplySent',
          data: { ...onThread, entryId: 't-1-e1', by: byWanda, body: text('On Monday.'), answers: [first] },
        },
        {
          type: 'MessageStatusChanged',
          data: {
            ...{ ...onThread, messageId: first, from: 'Received', to: 'Replied', by: byWanda },
            ...countsOfWanda({ received: -1 }),
          },
        },
      ]);
    expect(threadAfter(receiving(), replying()).messages[0]?.opened.worker).toBe(true);
    expect(statusesAfter(receiving(), openedByWorker(), replying())).toEqual(['Replied']);
  });

  test('answers every message up to the newest that the worker saw; later ones stay Received', () => {
    expect(statusesAfter(...three, replying({ messageId: first, upTo: third }))).toEqual([
      'Replied',
      'Replied',
      'Replied',
    ]);
    expect(statusesAfter(...three, replying({ messageId: first, upTo: second }))).toEqual([
      'Replied',
      'Replied',
      'Received',
    ]);
    expect(statusesAfter(...three, replying({ messageId: second }))).toEqual([
      'Replied',
      'Replied',
      'Received',
    ]);
  });

  test('answers at least the message that it is to', () => {
    for (const upTo of [first, messageId('m-none')])
      expect(statusesAfter(...three, replying({ messageId: second, upTo }))).toEqual([
        'Replied',
        'Replied',
        'Received',
      ]);
  });

  test('to what is answered already is an addition: no status changes', () => {
    const second1 = replying({ by: byWilma, body: text('And bring your ID.') });
    given(threadDecider, history(receiving(), replying()))
      .when(second1)
      .then([
        {
          type: 'ReplySent',
          data: {
            ...onThread,
            entryId: 't-1-e2',
            by: byWilma,
            body: text('And bring your ID.'),
            answers: [],
          },
        },
      ]);
  });

  test('lifts the mark that none is needed', () => {
    const thread = threadAfter(receiving(), marking(), replying());
    expect(thread.messages[0]).toMatchObject({ status: 'Replied', noReply: false });
  });

  test('goes out where the county opted out, and where the case is not open any more', () => {
    for (const how of [{ optedIn: false }, { caseOpen: false }])
      expect(statusesAfter(receiving(), replying({ standing: { ...standing, ...how } }))).toEqual([
        'Replied',
      ]);
  });

  test('is for whoever is linked now', () => {
    const [sent] = history(receiving(), replying({ standing: { ...standing, account: bea } })).slice(-2);
    expect(sent?.data.audience).toBe(bea);
  });

  test.each([
    ['no_account', nobodyLinked],
    ['out_of_the_home', { ...standing, outOfTheHome: true }],
  ])('is refused: %s', (code, how) => {
    given(threadDecider, history(receiving()))
      .when(replying({ standing: how }))
      .thenRefused(code);
  });

  test("to the worker's own Message or to an Action is refused, whatever else is wrong with it", () => {
    const textOf = (from: string) =>
      new RegExp(
        `^The status of this message is ${from}, so it cannot become Replied\\..* Add a new e-Message`,
      );
    for (const [begun, from] of [
      [sending(), 'Sent'],
      [requesting(), 'New Action'],
    ] as const) {
      const { state } = given(threadDecider, history(begun));
      const act = () => threadDecider.decide(replying({ standing: nobodyLinked }), state);
      expect(act).toThrow(textOf(from));
      expect(() => mustBeAnswerable(state, { messageId: first, by: byWanda })).toThrow(textOf(from));
    }
  });

  test('to a question is refused once its action was closed', () => {
    const closed = history(requesting(), completing(), writing(), closing());
    given(threadDecider, closed)
      .when(replying({ messageId: second }))
      .thenRefused(
        'status_impossible',
        'The status of this message is Action Closed, so it cannot become Replied. It has ended. Answer in a new e-Message, then mark the question as needing no reply.',
      );
  });

  test("in another county's thread looks like one in none", () => {
    const { state } = given(threadDecider, history(receiving()));
    for (const how of [{ by: byForeigner }, { by: byAna }, { messageId: second }])
      expect(() => threadDecider.decide(replying(how), state)).toThrow(NotFound);
  });
});

describe('the answer to a question about an action', () => {
  const asked = (due: string) => [requesting({ due }), writing()] as const;
  const due = (...commands: ThreadCommand[]) => threadAfter(...commands).action?.due;

  test('gives the customer at least three more days, and says so', () => {
    const [sent] = history(...asked('2026-05-05'), replying({ messageId: second })).slice(-2);
    expect(sent?.data).toMatchObject({
      actionDue: { messageId: first, from: '2026-05-05', to: '2026-05-07' },
    });
    expect(due(...asked('2026-05-05'), replying({ messageId: second }))).toBe('2026-05-07');
  });

  test('takes nothing away where there are more', () => {
    const [sent] = history(...asked(dueDay), replying({ messageId: second })).slice(-2);
    expect(sent?.data).not.toHaveProperty('actionDue');
    expect(due(...asked(dueDay), replying({ messageId: second }))).toBe(dueDay);
  });

  test('leaves the action as it is; one that is completed has no day to move', () => {
    expect(statusesAfter(...asked('2026-05-05'), replying({ messageId: second }))).toEqual([
      'New Action',
      'Replied',
    ]);
    const done = [...asked('2026-05-05'), completing(), replying({ messageId: second })];
    expect(due(...done)).toBe('2026-05-05');
  });

  test('an addition gives no more days, nor does the answer to what needed none', () => {
    const answered = [...asked('2026-05-05'), replying({ messageId: second })];
    const daysLater = { messageId: second, at: '2026-05-20T17:00:00.000Z' };
    expect(due(...answered, replying(daysLater))).toBe('2026-05-07');
    expect(due(...asked('2026-05-05'), marking({ messageId: second }), replying(daysLater))).toBe(
      '2026-05-07',
    );
  });

  test('while the question waits the action is not overdue; afterwards its clock is a new one', () => {
    const late = '2026-05-07T07:00:00.000Z';
    const lateAction = overdue({ at: late });
    expect(threadAfter(requesting({ due: '2026-05-05' }), lateAction).messages[0]?.overdue).toBe(true);
    const waiting = [
      requesting({ due: '2026-05-05' }),
      lateAction,
      writing({ at: late, due: answerBy }),
    ] as const;
    expect(threadAfter(...waiting).messages[0]?.overdue).toBe(false);
    given(threadDecider, history(...waiting))
      .when(lateAction)
      .thenNothing();
    const answered = [...waiting, replying({ messageId: second, at: late })];
    expect(due(...answered)).toBe('2026-05-10');
    given(threadDecider, history(...answered))
      .when(overdue({ at: '2026-05-11T06:59:59.999Z' }))
      .thenNothing();
    expect(threadAfter(...answered, overdue({ at: '2026-05-11T07:00:00.000Z' })).messages[0]).toMatchObject({
      overdue: true,
    });
  });
});

test('of two who answer at once the second one adds to the first', () => {
  const both = history(receiving(), replying(), replying({ by: byWilma }));
  expect(both.filter((each) => each.type === 'ReplySent').map((each) => each.data.answers)).toEqual([
    [first],
    [],
  ]);
});
