import { folded, plainTag, storeForTests } from '#engine/testing';
import { caseNumber, messageId, personId, threadId, workerId } from '#kernel';
import {
  answerBy,
  bySupervisor,
  case1,
  closing,
  completing,
  county19,
  county34,
  dueDay,
  file1,
  first,
  following,
  history,
  marking,
  openedByWorker,
  ortiz,
  overdue,
  receiving,
  refusing,
  replying,
  requesting,
  second,
  sending,
  text,
  uploading,
  wanda,
  wilma,
  writing,
} from '../../testing/examples.js';
import type { ThreadCommand } from '../thread/decider.js';
import type { ThreadEvent } from '../thread/events.js';
import { eMessagesProjection } from './e-messages.projection.js';
import { type MessageSearchCriteria, SearchMessages } from './e-messages.queries.js';

const row = (id: string, ...commands: ThreadCommand[]) =>
  folded(eMessagesProjection, history(...commands)).get(id);

describe('the row of a message', () => {
  test("begins with what it is, its subject still sealed, and the subject's words as tags", () => {
    expect(row(first, sending({ subject: text('Su renovación') }))).toEqual({
      ...{ messageId: first, threadId: 't-1', number: 'ABCD2345', county: county19, caseNumber: case1 },
      ...{ personId: ortiz, worker: wanda, accountId: 'a-1', type: 'Message', action: null },
      ...{ direction: 'to_customer', status: 'Sent', waiting: null, unread: 0, overdue: 0, noReply: false },
      ...{ due: null, dueOrder: '9999', clockEnds: null, questions: [] },
      ...{ at: '2026-05-04T17:00:00.000Z', updatedAt: '2026-05-04T17:00:00.000Z' },
      subject: { $sealed: 'person-p-1', c: '' },
      subjectTags: ['su', 'renovacion'].map((word) => ({
        kind: 'e-message-subject',
        value: plainTag('e-message-subject', word),
      })),
    });
  });

  test('says whose turn it is, and until when', () => {
    expect(row(first, receiving())).toMatchObject({
      ...{ waiting: 'worker', unread: 1, due: answerBy, clockEnds: answerBy, dueOrder: answerBy },
    });
    expect(row(first, requesting())).toMatchObject({
      ...{ waiting: 'customer', unread: 0, due: dueDay, clockEnds: '2026-05-15T07:00:00.000Z' },
    });
    expect(row(first, receiving(), openedByWorker())).toMatchObject({ status: 'Read', unread: 0 });
    expect(row(first, receiving(), replying())).toMatchObject({ waiting: null, clockEnds: null });
    expect(row(first, receiving(), marking())).toMatchObject({
      ...{ status: 'Received', waiting: null, unread: 0, clockEnds: null, noReply: true },
    });
  });

  test('of an action stands still while a question waits, and goes on afterwards', () => {
    const asked = [requesting({ due: '2026-05-05' }), writing()] as const;
    expect(row(first, ...asked)).toMatchObject({ clockEnds: null, questions: [second] });
    for (const settled of [replying({ messageId: second }), marking({ messageId: second })])
      expect(row(first, ...asked, settled)).toMatchObject({
        ...{ due: '2026-05-07', clockEnds: '2026-05-08T07:00:00.000Z', questions: [] },
      });
    expect(row(first, ...asked, openedByWorker())).toMatchObject({ clockEnds: null });
  });

  test('of an action follows it to the end, also when it is opened again', () => {
    const sent = [
      requesting(),
      uploading({ state: 'quarantined' }),
      completing({ documents: [file1] }),
    ] as const;
    expect(row(first, ...sent)).toMatchObject({
      ...{ status: 'Action Completed', waiting: 'worker', unread: 1, clockEnds: answerBy },
    });
    expect(row(first, ...sent, openedByWorker())).toMatchObject({ status: 'Action Completed', unread: 0 });
    expect(row(first, ...sent, refusing({ at: '2026-05-12T17:00:00.000Z' }))).toMatchObject({
      ...{ status: 'New Action', waiting: 'customer', unread: 0, due: '2026-05-17' },
    });
    expect(row(first, ...sent, closing())).toMatchObject({ status: 'Action Closed', waiting: null });
  });

  test('of a reply has the hands that the thread is in', () => {
    expect(row(second, receiving(), writing())).toMatchObject({ worker: wanda, status: 'Received' });
    expect(row(second, receiving(), writing(), following())).toMatchObject({ worker: wilma });
  });

  test('that is overdue stays so when the customer writes once more', () => {
    expect(row(first, receiving(), overdue(), writing())).toMatchObject({ overdue: 1, clockEnds: null });
    expect(row(first, receiving(), overdue(), writing(), replying())).toMatchObject({ overdue: 0 });
  });
});

describe('e-Messages Search', () => {
  const store = storeForTests();
  afterAll(() => store.remove());
  let messages: SearchMessages;

  const day = (n: number) => `2026-04-${String(n).padStart(2, '0')}`;
  const of = (id: string, n: number) => ({
    ...{ threadId: threadId(id), number: `NUM${id.toUpperCase()}`, at: `${day(n)}T19:00:00.000Z` },
  });
  const on = (id: string) => ({ messageId: messageId(id) });
  const { worker: _, ...forNobody } = receiving(of('queue', 6));
  const bulk = Array.from({ length: 30 }, (_, n) =>
    sending({
      ...of(`s${n}`, 7),
      at: `${day(7)}T${String(n % 24).padStart(2, '0')}:30:00.000Z`,
      caseNumber: caseNumber('OTHER'),
    }),
  );
  const threads: readonly (readonly ThreadCommand[])[] = [
    [receiving({ ...of('a', 1), subject: text('José’s renewal, at last'), due: `${day(6)}T07:00:00.000Z` })],
    [requesting({ ...of('b', 2), subject: text('Send your pay stubs'), due: day(12) })],
    [sending({ ...of('c', 3), personId: personId('p-2'), worker: wilma })],
    [
      receiving({ ...of('d', 4), due: `${day(9)}T07:00:00.000Z` }),
      overdue({ ...on('d'), at: `${day(9)}T07:00:00.000Z` }),
    ],
    [receiving(of('e', 5)), openedByWorker({ ...on('e'), by: bySupervisor, at: `${day(20)}T19:00:00.000Z` })],
    [forNobody],
    ...bulk.map((each) => [each]),
    [receiving({ ...of('z', 8), county: county34 })],
  ];

  beforeAll(async () => {
    const events: ThreadEvent[] = threads.flatMap((each) => history(...each));
    messages = new SearchMessages(await store.show(eMessagesProjection, events), plainTag);
  });

  const found = async (criteria: Partial<MessageSearchCriteria>) =>
    (await messages.search({ county: county19, ...criteria })).items.map((each) => each.messageId);

  test.each<[string, Partial<MessageSearchCriteria>, readonly string[]]>([
    ['what waits for the worker', { waiting: 'worker' }, ['e', 'd', 'queue', 'a']],
    ['what waits for one worker', { waiting: 'worker', worker: wanda }, ['e', 'd', 'a']],
    ["nobody's", { worker: null }, ['queue']],
    ["somebody's", { worker: wilma }, ['c']],
    ['of somebody who has nothing', { worker: workerId('w-0') }, []],
    ['what waits for the customer', { waiting: 'customer' }, ['b']],
    ['a case', { caseNumber: case1 }, ['e', 'd', 'queue', 'c', 'b', 'a']],
    ['a person', { personId: personId('p-2') }, ['c']],
    ['Actions', { type: 'Action' }, ['b']],
    ['a direction', { direction: 'from_customer' }, ['e', 'd', 'queue', 'a']],
    ['a status', { statuses: ['Read'] }, ['e']],
    ['several statuses', { statuses: ['Read', 'New Action'] }, ['e', 'b']],
    ['no status is every status', { statuses: [], caseNumber: case1, type: 'Action' }, ['b']],
    ['a receipt number, in any case', { number: 'numa' }, ['a']],
    ['a receipt number that nothing has', { number: 'NUM' }, []],
    ['overdue only', { overdue: true }, ['d']],
    ['unread only', { unread: true }, ['d', 'queue', 'a']],
    ['dates, both included', { from: day(2), to: day(4) }, ['d', 'c', 'b']],
    ['dates from', { from: day(5), caseNumber: case1 }, ['e', 'queue']],
    ['dates up to', { to: day(2) }, ['b', 'a']],
    ['a word of the subject, without case and accents', { subject: 'JOSES' }, ['a']],
    ['all words of it, in any order', { subject: 'last renewal' }, ['a']],
    ['every word must be there', { subject: 'renewal stubs' }, []],
    ['whole words only', { subject: 'renew' }, []],
    ['a subject without a word', { subject: ' ?! ' }, []],
    ['an empty subject is none', { subject: ' ', type: 'Action' }, ['b']],
    ['everything at once', { caseNumber: case1, waiting: 'customer', subject: 'pay', from: day(2) }, ['b']],
  ])('%s', async (_, criteria, expected) => {
    expect(await found(criteria)).toEqual(expected);
  });

  test('the own county only, whatever is asked for', async () => {
    expect(await found({ number: 'NUMZ' })).toEqual([]);
    expect((await messages.search({ county: county34 })).items.map((each) => each.messageId)).toEqual(['z']);
  });

  test('by the end of what is due, by status, or the newest first', async () => {
    const six = { caseNumber: case1 };
    expect((await found({ ...six, order: 'due' })).slice(0, 3)).toEqual(['a', 'd', 'b']);
    expect((await found({ ...six, order: 'due' })).at(-1)).toBe('c');
    expect(await found({ ...six, order: 'status' })).toEqual(['b', 'e', 'd', 'queue', 'a', 'c']);
    expect(await found({ ...six, order: 'updated' })).toEqual(['e', 'd', 'queue', 'c', 'b', 'a']);
  });

  test('an action that is due on a day comes after what ends as that day begins', async () => {
    const both = [
      history(receiving({ ...of('x', 1), due: `${day(12)}T07:00:00.000Z` })),
      history(requesting({ ...of('y', 1), due: day(12) })),
    ].flat();
    const rows = folded(eMessagesProjection, both);
    expect(rows.get('x')!.dueOrder < rows.get('y')!.dueOrder).toBe(true);
  });

  test.each(['updated', 'due', 'status'] as const)(
    'turns pages by number and by cursor alike: %s',
    async (order) => {
      const search = { county: county19, order, pageSize: 10 };
      const seen: string[] = [];
      let cursor: string | undefined;
      for (let page = 1; page <= 4; page++) {
        const byNumber = await messages.search({ ...search, page });
        const byCursor = await messages.search({ ...search, ...(cursor && { cursor }) });
        expect(byCursor.items).toEqual(byNumber.items);
        expect(byNumber).toMatchObject({ total: 36, more: false, page, pageSize: 10 });
        seen.push(...byNumber.items.map((each) => each.messageId));
        cursor = byNumber.next;
      }
      expect(cursor).toBeUndefined();
      expect(new Set(seen).size).toBe(36);
    },
  );

  test('a page that lies too deep names the field, and a cursor of nothing is none', async () => {
    for (const page of [0, 401, 1.5])
      await expect(messages.search({ county: county19, page })).rejects.toThrow(
        'page: choose a page from 1 to 400',
      );
    await expect(messages.search({ county: county19, subject: '?', cursor: 'x' })).rejects.toThrow();
  });

  test('the timer is told of clocks that are over, the longest over first, and of none twice', async () => {
    const over = async (now: string, limit = 10) =>
      (await messages.over(now, limit)).map((each) => each.messageId);
    expect(await over(`${day(6)}T07:00:00.000Z`)).toEqual([]);
    expect(await over(`${day(6)}T07:00:00.001Z`)).toEqual(['a']);
    expect(await over(`${day(14)}T00:00:00.000Z`)).toEqual(['a', 'b']);
    expect(await over('2026-12-01T00:00:00.000Z', 2)).toEqual(['a', 'b']);
  });

  test('one message by its id', async () => {
    expect(await messages.byId('b')).toMatchObject({ status: 'New Action' });
    expect(await messages.byId('none')).toBeUndefined();
  });
});
