import { given } from '#engine/testing';
import { NotFound } from '#kernel';
import {
  at,
  byAna,
  byForeigner,
  bySupervisor,
  byWanda,
  closing,
  completing,
  countsOfWanda,
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
  text,
  threadAfter,
  writing,
} from '../../testing/examples.js';
import { noReplyReasons } from '../values.js';
import { threadDecider } from './decider.js';
import { clockOf, isOpen } from './state.js';

const marked = { ...onThread, messageId: first, by: byWanda };

test('a message that needs no reply keeps its status, and waits for nobody', () => {
  given(threadDecider, history(receiving()))
    .when(marking())
    .then([
      {
        type: 'NoReplyNeeded',
        data: { ...marked, reason: 'answered_by_phone', ...countsOfWanda({ received: -1 }) },
      },
    ]);
  const thread = threadAfter(receiving(), marking());
  expect(thread.messages[0]).toMatchObject({ status: 'Received', noReply: true });
  expect(isOpen(thread)).toBe(false);
  expect(clockOf(thread, thread.messages[0]!)).toBeUndefined();
  expect(threadAfter(receiving(), openedByWorker(), marking()).messages[0]?.status).toBe('Read');
});

test('once more, with whatever reason, is nothing more', () => {
  given(threadDecider, history(receiving())).when(marking()).thenAgainNothing();
  given(threadDecider, history(receiving(), marking()))
    .when(marking({ reason: 'duplicate' }))
    .thenNothing();
});

test('every reason does but "other", which needs a note', () => {
  const { state } = given(threadDecider, history(receiving()));
  for (const reason of noReplyReasons) {
    const note = text('Settled at the counter.');
    expect(threadDecider.decide(marking({ reason, note }), state)[0]?.data).toMatchObject({ reason, note });
    if (reason === 'other')
      given(threadDecider, history(receiving()))
        .when(marking({ reason }))
        .thenRefused('note_required', 'Please add a note: say why no reply is needed.');
    else expect(threadDecider.decide(marking({ reason }), state)).toHaveLength(1);
  }
});

test('an overdue message is so no more', () => {
  const [event] = history(receiving(), overdue(), marking()).slice(-1);
  expect(event?.data.counts).toEqual(countsOfWanda({ received: -1, overdue: -1 }).counts);
});

test('what was answered, and what the county sent, is refused', () => {
  given(threadDecider, history(receiving(), replying())).when(marking()).thenRefused('status_impossible');
  given(threadDecider, history(sending())).when(marking()).thenRefused('status_impossible');
  given(threadDecider, history(requesting(), completing())).when(marking()).thenRefused('status_impossible');
});

test('is the only way out of a question whose action was closed, also while nobody is linked', () => {
  const closed = history(requesting(), completing(), writing(), closing());
  given(threadDecider, closed)
    .when(marking({ messageId: second, reason: 'answered_in_person', standing: nobodyLinked }))
    .then([
      {
        type: 'NoReplyNeeded',
        data: {
          ...{ threadId: marked.threadId, county: marked.county, caseNumber: marked.caseNumber },
          ...{ personId: marked.personId, at: marked.at, messageId: second, by: byWanda },
          ...{ reason: 'answered_in_person', ...countsOfWanda({ received: -1 }) },
        },
      },
    ]);
});

test('a question about an action that needs no reply gives as many days as an answer', () => {
  const asked = [requesting({ due: '2026-05-05' }), writing()] as const;
  const [event] = history(...asked, marking({ messageId: second })).slice(-1);
  expect(event?.data).toMatchObject({
    actionDue: { messageId: first, from: '2026-05-05', to: '2026-05-07' },
  });
  const thread = threadAfter(...asked, marking({ messageId: second }));
  expect(thread.action?.due).toBe('2026-05-07');
  expect(clockOf(thread, thread.messages[0]!)).toEqual({ for: 'customer', ends: '2026-05-08T07:00:00.000Z' });
});

test('any worker of the county may, nobody else', () => {
  const { state } = given(threadDecider, history(receiving({ at })));
  expect(threadDecider.decide(marking({ by: bySupervisor }), state)).toHaveLength(1);
  for (const by of [byForeigner, byAna])
    expect(() => threadDecider.decide(marking({ by }), state)).toThrow(NotFound);
});
