import { given } from '#engine/testing';
import { NotFound } from '#kernel';
import {
  ana,
  bea,
  byAna,
  byForeigner,
  bySupervisor,
  byWanda,
  byWilma,
  closing,
  completing,
  countsOfWanda,
  file1,
  first,
  history,
  marking,
  onThread,
  openedByCustomer,
  openedByWorker,
  receiving,
  refusing,
  replying,
  requesting,
  second,
  sending,
  standing,
  statusesAfter,
  text,
  threadAfter,
  uploading,
  writing,
} from '../../testing/examples.js';
import { threadDecider } from './decider.js';

describe('a worker opens a thread', () => {
  test('everything in it that waits for them is read, once', () => {
    const events = history(receiving(), writing());
    const changed = { ...onThread, from: 'Received' as const, to: 'Read' as const, by: byWanda };
    given(threadDecider, events)
      .when(openedByWorker())
      .then([
        {
          type: 'MessageRead',
          data: { ...onThread, by: byWanda, messageIds: [first, second], entryIds: [] },
        },
        ...[first, second].map((messageId) => ({
          type: 'MessageStatusChanged' as const,
          data: { ...changed, messageId, ...countsOfWanda({ received: -1, read: 1 }) },
        })),
      ]);
    given(threadDecider, events).when(openedByWorker()).thenAgainNothing();
  });

  test('a supervisor reads, too; a colleague only looks', () => {
    const events = history(receiving());
    expect(statusesAfter(receiving(), openedByWorker({ by: bySupervisor }))).toEqual(['Read']);
    given(threadDecider, events)
      .when(openedByWorker({ by: byWilma }))
      .thenNothing();
  });

  test("in the supervisors' queue only a supervisor reads", () => {
    const { worker: _, ...forNobody } = receiving();
    given(threadDecider, history(forNobody)).when(openedByWorker()).thenNothing();
    expect(statusesAfter(forNobody, openedByWorker({ by: bySupervisor }))).toEqual(['Read']);
  });

  test('a completed action is opened without a change of status', () => {
    const events = history(requesting(), completing());
    const completion = threadAfter(requesting(), completing()).entries[0]!.entryId;
    given(threadDecider, events)
      .when(openedByWorker())
      .then([
        {
          type: 'MessageRead',
          data: { ...onThread, by: byWanda, messageIds: [first], entryIds: [completion] },
        },
      ]);
    given(threadDecider, events).when(openedByWorker()).thenAgainNothing();
  });

  test('what needs no reply waits for nobody, and keeps its status', () => {
    given(threadDecider, history(receiving(), marking())).when(openedByWorker()).thenNothing();
  });

  test("nothing of the worker's own is read by the worker", () => {
    given(threadDecider, history(sending())).when(openedByWorker()).thenNothing();
  });

  test("another county's thread looks like none", () => {
    const { state } = given(threadDecider, history(receiving()));
    for (const by of [byForeigner, byAna])
      expect(() => threadDecider.decide(openedByWorker({ by }), state)).toThrow(NotFound);
  });
});

describe('a customer opens a thread', () => {
  test("a worker's message is read", () => {
    given(threadDecider, history(sending()))
      .when(openedByCustomer())
      .then([
        { type: 'MessageRead', data: { ...onThread, by: byAna, messageIds: [first], entryIds: [] } },
        {
          type: 'MessageStatusChanged',
          data: { ...onThread, messageId: first, from: 'Sent', to: 'Read', by: byAna },
        },
      ]);
    given(threadDecider, history(sending())).when(openedByCustomer()).thenAgainNothing();
  });

  test('an action that is opened keeps its status, and is opened again after it was reopened', () => {
    const quarantined = [requesting(), uploading({ state: 'quarantined' }), openedByCustomer()] as const;
    expect(statusesAfter(...quarantined)).toEqual(['New Action']);
    given(threadDecider, history(...quarantined))
      .when(openedByCustomer())
      .thenNothing();
    const reopened = [...quarantined, completing({ documents: [file1] }), refusing()];
    const read = history(...reopened, openedByCustomer()).at(-1);
    expect(read).toMatchObject({ type: 'MessageRead', data: { messageIds: [first] } });
  });

  test('answers and notes of closing are read with it', () => {
    const answered = [receiving(), replying()];
    const { entryId } = threadAfter(...answered).entries[0]!;
    expect(history(...answered, openedByCustomer()).at(-1)).toMatchObject({
      data: { messageIds: [], entryIds: [entryId] },
    });
    const closed = [requesting(), openedByCustomer(), closing({ note: text('Not needed.') })];
    expect(history(...closed, openedByCustomer()).at(-1)).toMatchObject({
      data: { messageIds: [], entryIds: [threadAfter(...closed).entries[0]!.entryId] },
    });
  });

  test('their own message stays as it is', () => {
    given(threadDecider, history(receiving())).when(openedByCustomer()).thenNothing();
  });

  test('is the one who is linked now, whoever it was sent to', () => {
    const { state } = given(threadDecider, history(sending()));
    const linkedLater = {
      accountId: bea,
      by: { ...byAna, id: bea },
      standing: { ...standing, account: bea },
    };
    expect(threadDecider.decide(openedByCustomer(linkedLater), state)).toHaveLength(2);
    expect(() => threadDecider.decide(openedByCustomer({ accountId: bea }), state)).toThrow(NotFound);
    expect(() => threadDecider.decide(openedByCustomer({ by: byWanda, accountId: ana }), state)).toThrow(
      NotFound,
    );
  });
});
