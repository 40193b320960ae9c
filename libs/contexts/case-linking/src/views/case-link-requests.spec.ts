import { folded, plainTag, storeForTests } from '#engine/testing';
import { accountId, accountSubject, attemptId, seal, submissionId, workerId } from '#kernel';
import {
  anna,
  assignedIn19,
  at,
  byWorker,
  county19,
  in19,
  in34,
  later,
  link1,
  note,
  ortiz,
  processedIn,
  registrant,
  rejectedIn,
  submitted,
  worker,
} from '../../testing/examples.js';
import type { SubmissionEvent } from '../submission/events.js';
import { requestCountsProjection } from './case-link-request-counts.projection.js';
import { RequestCounts } from './case-link-request-counts.queries.js';
import { caseLinkRequestsProjection } from './case-link-requests.projection.js';
import { FindRequests, SearchRequests } from './case-link-requests.queries.js';

const document = (events: readonly SubmissionEvent[]) =>
  folded(caseLinkRequestsProjection, events).get(in19.requestId);

describe('the document of a request', () => {
  test('begins Pending, with what the registrant gave still sealed', () => {
    expect(document(submitted())).toMatchObject({
      requestId: in19.requestId,
      county: county19,
      status: 'Pending',
      requestedDay: '2026-05-01',
      assignee: null,
      personId: ortiz,
      registrant: { $sealed: 'account-a-1', c: '' },
    });
  });

  test('keeps how identity was verified and what was noted, still sealed', () => {
    const how = {
      cause: 'direct' as const,
      by: byWorker,
      verification: { methods: ['video' as const], note: note('Saw her passport.') },
      override: { note: note('Nobody else is in.') },
    };
    expect(document([...submitted(), processedIn(in19, how)])?.processed).toMatchObject({
      verification: { methods: ['video'], note: note('Saw her passport.') },
      override: note('Nobody else is in.'),
    });
    const sibling = folded(caseLinkRequestsProjection, [
      ...submitted(),
      processedIn(in34, { cause: 'sibling' }),
    ]);
    expect(sibling.get(in34.requestId)?.processed).toMatchObject({ verification: null, override: null });
  });

  test('counts how often it was asked again, and what failed meanwhile', () => {
    const again = (attempt: string, at: string, failedVerifications: number) =>
      ({
        type: 'AskedAgain',
        data: {
          ...in19,
          submissionId: submissionId('s-1'),
          accountId: anna,
          attemptId: attemptId(attempt),
          failedVerifications,
          cause: 'code_expired',
          at,
        },
      }) as const;
    expect(document(submitted())).toMatchObject({ askedAgain: null, failedVerifications: 0 });
    const twice = [...submitted(), again('t-2', later, 0), again('t-3', '2026-05-02T17:00:00.000Z', 1)];
    expect(document(twice)).toMatchObject({
      askedAgain: { times: 2, last: '2026-05-02T17:00:00.000Z' },
      failedVerifications: 1,
      requestedAt: at,
    });
    expect(folded(caseLinkRequestsProjection, twice).get(in34.requestId)?.askedAgain).toBeNull();
  });

  test('its goal counts from as many weekdays later as it waited for the customer', () => {
    const of = { ...in19, submissionId: submissionId('s-1'), by: byWorker };
    const began = {
      type: 'WaitingBegan',
      data: { ...of, reason: 'visit', at: '2026-05-05T17:00:00.000Z' },
    } as const;
    const ended = { type: 'WaitingEnded', data: { ...of, at: '2026-05-11T17:00:00.000Z' } } as const;
    expect(document(submitted())).toMatchObject({ waiting: null, clockDay: '2026-05-01' });
    expect(document([...submitted(), began])).toMatchObject({
      clockDay: null,
      waiting: { since: '2026-05-05T17:00:00.000Z', reason: 'visit' },
    });
    expect(document([...submitted(), began, ended])).toMatchObject({
      waiting: null,
      clockDay: '2026-05-07',
      remarks: [{ kind: 'waiting', reason: 'visit' }, { kind: 'waiting_over' }],
    });
  });

  test('who asks for it is told until it is in other hands', () => {
    const of = { ...in19, submissionId: submissionId('s-1'), at };
    const asks = (by: string) =>
      ({ type: 'RequestAskedFor', data: { ...of, by: workerId(by), of: worker } }) as const;
    const declined = { type: 'AskingDeclined', data: { ...of, by: worker, asker: workerId('w-2') } } as const;
    const both = [...submitted(), assignedIn19(), asks('w-2'), asks('w-3')];
    expect(document(both)).toMatchObject({ askedSince: at, asks: [{ by: 'w-2' }, { by: 'w-3' }] });
    expect(document([...both, declined])?.asks).toEqual([{ by: 'w-3', at }]);
    const moved = assignedIn19(workerId('w-2'), 'assigned');
    expect(document([...both, moved])).toMatchObject({ asks: [], askedSince: null });
  });

  test('carries the names to search by as tags only', () => {
    const tags = document(submitted())?.nameTags;
    expect(tags).toEqual([
      { kind: 'registrant-first', value: plainTag('registrant-first', '19:ana') },
      { kind: 'registrant-last', value: plainTag('registrant-last', '19:ortiz') },
    ]);
  });

  test('follows its events to the end, each request its own', () => {
    const released = {
      type: 'RequestReleased',
      data: { ...assignedIn19().data, from: worker },
    } as const;
    expect(document([...submitted(), assignedIn19()])?.assignee).toBe(worker);
    expect(document([...submitted(), assignedIn19(), released])?.assignee).toBeNull();
    const direct = processedIn(in19, { cause: 'direct', by: byWorker });
    expect(document([...submitted(), direct])).toMatchObject({
      status: 'Processed',
      processed: { cause: 'direct', linkId: link1, personId: ortiz, by: byWorker },
    });
    const both = folded(caseLinkRequestsProjection, [...submitted(), rejectedIn(in19)]);
    expect(both.get(in19.requestId)).toMatchObject({
      status: 'Rejected',
      rejected: { reason: 'identity_not_verified', by: byWorker },
    });
    expect(both.get(in34.requestId)?.status).toBe('Pending');
  });
});

test('the counters agree with the requests, by status and local day', () => {
  const lateInTheEvening = submitted({ at: '2026-05-02T06:59:59.000Z' }).slice(0, 1);
  const counts = folded(requestCountsProjection, [...submitted(), ...lateInTheEvening, rejectedIn(in19)]);
  const count = (id: string) => counts.get(id)?.count;
  expect(count('19:Pending:2026-05-01')).toBe(1);
  expect(count('19:Pending:all')).toBe(1);
  expect(count('19:Rejected:all')).toBe(1);
  expect(count('34:Pending:all')).toBe(1);
  expect(count('34:Rejected:all')).toBeUndefined();
});

describe('Case Link Request Search', () => {
  const store = storeForTests();
  afterAll(() => store.remove());
  let search: SearchRequests;
  let find: FindRequests;

  const days = Array.from({ length: 30 }, (_, index) => `2026-04-${String(index + 1).padStart(2, '0')}`);
  const history: SubmissionEvent[] = days.flatMap((day, index) => {
    const name = index % 2 === 0 ? { firstName: 'José', lastName: "O'Hara" } : {};
    return submitted({
      at: `${day}T19:00:00.000Z`,
      accountId: accountId(`a-${index % 3}`),
      registrant: seal(accountSubject(anna), { ...registrant, ...name }),
      requests: [{ requestId: `r-${day}` as typeof in19.requestId, county: county19 }, in34].slice(0, 1),
    });
  });

  beforeAll(async () => {
    const foreign = submitted({ requests: [in34] });
    const taken = { ...assignedIn19(), data: { ...assignedIn19().data, requestId: idOf('2026-04-07') } };
    const rejected = rejectedIn(
      { ...in19, requestId: idOf('2026-04-30') },
      { requestedAt: '2026-04-30T19:00:00.000Z' },
    );
    const all = [...history, ...foreign, taken, rejected];
    const requests = await store.show(caseLinkRequestsProjection, all);
    const counts = await store.show(requestCountsProjection, all);
    search = new SearchRequests(requests, new RequestCounts(counts), plainTag);
    find = new FindRequests(requests);
  });
  const idOf = (day: string) => `r-${day}` as typeof in19.requestId;

  test('on arrival: all Pending requests of the county, newest first, with their exact total', async () => {
    const page = await search.search({ county: county19 });
    expect(page).toMatchObject({ total: 29, more: false, page: 1, pageSize: 25 });
    expect(page.items).toHaveLength(25);
    expect(page.items[0]?.requestId).toBe('r-2026-04-29');
    expect(page.items.every((each) => each.county === county19 && each.status === 'Pending')).toBe(true);
  });

  test('the next page follows by number and by cursor alike', async () => {
    const first = await search.search({ county: county19 });
    const byNumber = await search.search({ county: county19, page: 2 });
    const byCursor = await search.search({ county: county19, cursor: first.next! });
    expect(byNumber.items.map((each) => each.requestedDay)).toEqual([
      '2026-04-04',
      '2026-04-03',
      '2026-04-02',
      '2026-04-01',
    ]);
    expect(byCursor.items).toEqual(byNumber.items);
    expect(byNumber.next).toBeUndefined();
  });

  test('names must be spelt exactly, whatever their case and accents', async () => {
    const found = await search.search({ county: county19, firstName: 'JOSE', lastName: 'ohara' });
    expect(found.total).toBe(15);
    expect((await search.search({ county: county19, firstName: 'Jos' })).total).toBe(0);
    expect((await search.search({ county: county19, firstName: 'Ana', lastName: 'ohara' })).total).toBe(0);
    expect((await search.search({ county: county19, lastName: '?' })).items).toEqual([]);
  });

  test('a date range includes both of its local days', async () => {
    const page = await search.search({ county: county19, from: '2026-04-10', to: '2026-04-12' });
    expect(page.items.map((each) => each.requestedDay)).toEqual(['2026-04-12', '2026-04-11', '2026-04-10']);
    expect(page.total).toBe(3);
    expect((await search.search({ county: county19, from: '2026-04-28' })).total).toBe(2);
    expect((await search.search({ county: county19, to: '2026-04-02' })).total).toBe(2);
  });

  test('status and assignee narrow it', async () => {
    expect((await search.search({ county: county19, status: 'Rejected' })).total).toBe(1);
    expect((await search.search({ county: county19, status: 'Processed' })).total).toBe(0);
    const mine = await search.search({ county: county19, assignee: worker });
    expect(mine.items.map((each) => each.requestId)).toEqual(['r-2026-04-07']);
    expect((await search.search({ county: county19, assignee: null })).total).toBe(28);
    expect((await search.search({ county: county19, assignee: workerId('w-0') })).total).toBe(0);
  });

  test('a page that lies too deep names the field', async () => {
    await expect(search.search({ county: county19, page: 401 })).rejects.toThrow('page: choose a page');
    await expect(search.search({ county: county19, page: 0 })).rejects.toThrow('page: choose a page');
  });

  test('the oldest request of a status comes from the index', async () => {
    expect((await find.oldestPending(county19))?.requestedDay).toBe('2026-04-01');
    expect((await find.oldestOf(county19, 'Rejected'))?.requestedDay).toBe('2026-04-30');
    expect(await find.oldestOf(county19, 'Processed')).toBeUndefined();
  });

  test('a customer sees their own requests of every state, newest first', async () => {
    const own = await find.ofAccount(accountId('a-2'));
    expect(own).toHaveLength(10);
    expect(own[0]?.requestedDay).toBe('2026-04-30');
    expect(await find.pendingOfAccount(accountId('a-2'))).toHaveLength(9);
  });

  test('the batch meets every Pending request once', async () => {
    const seen: string[] = [];
    for await (const each of find.allPending()) seen.push(each.requestId);
    expect(new Set(seen).size).toBe(30);
    expect(seen).toHaveLength(30);
  });
});
