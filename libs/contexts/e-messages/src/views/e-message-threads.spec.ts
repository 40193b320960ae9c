import { folded, storeForTests } from '#engine/testing';
import { caseNumber, fileId, messageId, personId, threadId } from '#kernel';
import {
  case1,
  closing,
  completing,
  county19,
  county34,
  dueDay,
  file1,
  following,
  history,
  marking,
  noting,
  openedByCustomer,
  ortiz,
  receiving,
  refusing,
  releasing,
  replying,
  requesting,
  sar7,
  second,
  sending,
  thread1,
  threadAfter,
  uploading,
  wanda,
  wilma,
  writing,
} from '../../testing/examples.js';
import type { ThreadCommand } from '../thread/decider.js';
import { threadsProjection } from './e-message-threads.projection.js';
import { type MessageTaskKind, Threads } from './e-message-threads.queries.js';

const document = (...commands: ThreadCommand[]) =>
  folded(threadsProjection, history(...commands)).get(thread1);
const quarantined = [requesting(), uploading({ state: 'quarantined' })] as const;
const sent = [...quarantined, completing({ documents: [file1] })] as const;
const { worker: _, ...forNobody } = receiving();

describe('the document of a thread', () => {
  test('is its state, and what it is found by', () => {
    expect(document(receiving())).toEqual({
      ...{ threadId: thread1, county: county19, caseNumber: case1, personId: ortiz, worker: wanda },
      ...{
        thread: threadAfter(receiving()),
        open: 1,
        waits: 1,
        unassigned: 0,
        quarantined: 0,
        unscanned: 0,
      },
      ...{ actionDue: null, actionSince: null, begunAt: receiving().at, updatedAt: receiving().at },
    });
  });

  test('says whether somebody has still to do something', () => {
    expect(document(sending())).toMatchObject({ open: 0, waits: 0 });
    expect(document(requesting())).toMatchObject({ open: 1, waits: 0 });
    expect(document(requesting(), completing())).toMatchObject({ open: 1, waits: 1 });
    expect(document(requesting(), completing(), closing())).toMatchObject({ open: 0, waits: 0 });
    expect(document(receiving(), marking())).toMatchObject({ open: 0, waits: 0 });
  });

  test('has the last day of an action while it runs, and since when', () => {
    expect(document(requesting())).toMatchObject({ actionDue: dueDay, actionSince: requesting().at });
    expect(document(requesting(), writing())).toMatchObject({ actionDue: null, actionSince: null });
    const answered = [requesting(), writing(), replying({ messageId: second })];
    expect(document(...answered)).toMatchObject({ actionDue: dueDay, actionSince: replying().at });
    expect(document(...answered, openedByCustomer({ at: '2026-05-06T17:00:00.000Z' }))?.actionSince).toBe(
      replying().at,
    );
    expect(document(...sent)).toMatchObject({ actionDue: null, actionSince: null });
  });

  test('says what waits for supervisors', () => {
    expect(document(forNobody)).toMatchObject({ unassigned: 1 });
    expect(document(forNobody, following())).toMatchObject({ unassigned: 0 });
    expect(document(...quarantined)).toMatchObject({ quarantined: 0, unscanned: 1 });
    expect(document(...sent)).toMatchObject({ quarantined: 1 });
    expect(document(...sent, releasing())).toMatchObject({ quarantined: 0, unscanned: 0 });
    expect(document(...sent, refusing())).toMatchObject({ quarantined: 0 });
  });

  test('is updated by what both sides see happen, not by internal acts', () => {
    const [begun, done] = [receiving().at, replying().at];
    for (const internal of [noting(), following(), uploading()])
      expect(document(requesting(), internal)?.updatedAt).toBe(begun);
    expect(document(receiving(), replying())?.updatedAt).toBe(done);
    expect(document(receiving(), marking())?.updatedAt).toBe(done);
    expect(document(...sent)?.updatedAt).toBe(done);
  });
});

describe('threads', () => {
  const store = storeForTests();
  afterAll(() => store.remove());
  let threads: Threads;
  const of = (id: string, n: number) => ({ threadId: threadId(id), at: `2026-05-0${n}T17:00:00.000Z` });
  const on = (id: string) => ({ messageId: messageId(id) });

  beforeAll(async () => {
    const told: readonly (readonly ThreadCommand[])[] = [
      [receiving(of('a', 1))],
      [sending(of('b', 2))],
      [{ ...forNobody, ...of('c', 3) }],
      [{ ...forNobody, ...of('d', 1), at: '2026-05-01T16:00:00.000Z', caseNumber: caseNumber('OTHER') }],
      [requesting({ ...of('e', 4), due: '2026-05-12', worker: wilma })],
      [
        requesting({ ...of('f', 5), action: 'View Document', form: sar7, due: '2026-05-13' }),
        uploading({ ...on('f'), state: 'quarantined' }),
      ],
      [
        requesting(of('g', 6)),
        uploading({ ...on('g'), state: 'quarantined' }),
        completing({ ...on('g'), documents: [file1], at: '2026-05-06T18:00:00.000Z' }),
      ],
      [{ ...forNobody, ...of('z', 7), county: county34, personId: personId('p-9') }],
    ];
    const events = told.flatMap((each) => history(...each));
    threads = new Threads(await store.show(threadsProjection, events));
  });

  const ids = (found: readonly { readonly threadId: string }[]) => found.map((each) => each.threadId);
  const every = async (found: AsyncIterable<{ readonly threadId: string }>) => {
    const all: string[] = [];
    for await (const each of found) all.push(each.threadId);
    return all.sort();
  };

  test('of one person, the newest first, whatever the case', async () => {
    expect(ids(await threads.ofPerson(ortiz))).toEqual(['g', 'f', 'e', 'c', 'b', 'a', 'd']);
    expect(await threads.ofPerson(personId('p-none'))).toEqual([]);
  });

  test('what waits for the county on a case', async () => {
    expect(ids(await threads.waitingOn(case1)).sort()).toEqual(['a', 'c', 'g', 'z']);
    expect(ids(await threads.waitingOn(caseNumber('OTHER')))).toEqual(['d']);
  });

  test.each<[MessageTaskKind, readonly string[]]>([
    ['message_unassigned', ['d', 'c']],
    ['document_quarantined', ['g']],
  ])('tasks of supervisors, the oldest first: %s', async (kind, expected) => {
    expect(ids(await threads.tasks(county19, kind, 10))).toEqual(expected);
    expect(ids(await threads.tasks(county19, kind, 1))).toEqual(expected.slice(0, 1));
    expect(await threads.taskCount(county19, kind)).toBe(expected.length);
    expect(await threads.taskCount(county34, kind)).toBe(kind === 'message_unassigned' ? 1 : 0);
  });

  test('of a case, of a worker, by day and by quarantine', async () => {
    expect(await every(threads.ofCase(case1))).toEqual(['a', 'b', 'c', 'e', 'f', 'g', 'z']);
    expect(await every(threads.heldBy(wanda))).toEqual(['a', 'f', 'g']);
    expect(await every(threads.heldBy(wilma))).toEqual(['e']);
    expect(await every(threads.dueOn(['2026-05-12', '2026-05-13']))).toEqual(['e', 'f']);
    expect(await every(threads.unscanned())).toEqual(['f', 'g']);
    expect(await threads.byId(threadId('b'))).toMatchObject({ open: 0 });
  });

  test('know the files that were added, and those that were sent to be viewed', async () => {
    expect(await threads.knowsFile(file1)).toBe(true);
    expect(await threads.knowsFile(sar7.fileId)).toBe(true);
    expect(await threads.knowsFile(fileId('of-nobody'))).toBe(false);
  });
});
