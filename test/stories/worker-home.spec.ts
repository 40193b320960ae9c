import { endOfDay, localDate, millisecondsBetween, plusMinutes } from '#kernel';
import { requestBy } from '../support/case-links.js';
import { resident } from '../support/residents.js';
import { type Actor, type TestApp, testApp } from '../support/test-app.js';

/** Rule W13. */
let app: TestApp;
let worker: Actor;
const ids: Record<'oldest' | 'older' | 'young' | 'new', string> = {
  oldest: '',
  older: '',
  young: '',
  new: '',
};

const days = 24 * 60 * 60_000;
const home = async (by = worker) => (await by.get('/api/v1/worklist/home')).body;
const newRequest = async () => (await requestBy(app, await resident(app)))['19']!;
const afterDays = async (count: number) => {
  app.clock.advance(count * days);
  worker = await app.as('worker-19');
};

beforeAll(async () => {
  app = await testApp();
  const now = app.clock.now();
  app.clock.advance(millisecondsBetween(now, plusMinutes(endOfDay(localDate(now)), 12 * 60)));
  worker = await app.as('worker-19');
  expect((await home()).county.pending).toBe(0);
  ids.oldest = await newRequest();
  await afterDays(10);
  ids.older = await newRequest();
  await afterDays(5);
  ids.young = await newRequest();
  await afterDays(2);
  ids.new = await newRequest();
  await worker.post(`/api/v1/case-link-requests/${ids.oldest}/take`);
});
afterAll(() => app.stop());

test("the county's open requests are counted by their age, and together they are all", async () => {
  const { county } = await home();
  const { items } = (await worker.get('/api/v1/case-link-requests')).body;
  const ages = items.map((each: { ageBusinessDays: number }) => each.ageBusinessDays);
  const groups = [
    [0, 0],
    [1, 3],
    [4, 5],
    [6, 10],
    [11, null],
  ] as const;
  expect(county.byAge).toEqual(
    groups.map(([fromDays, toDays]) => ({
      fromDays,
      toDays,
      count: ages.filter((age: number) => age >= fromDays && age <= (toDays ?? age)).length,
    })),
  );
  expect(county).toMatchObject({ pending: 4, unassigned: 3, moreUnassigned: false, goalBusinessDays: 5 });
});

test('the oldest are named without a name: the oldest of all, and the oldest that nobody took', async () => {
  const { county } = await home();
  expect([county.oldest.requestId, county.oldestUnassigned.requestId]).toEqual([ids.oldest, ids.older]);
  expect(Object.keys(county.oldest).sort()).toEqual([
    'ageBusinessDays',
    'overdue',
    'requestDate',
    'requestId',
  ]);
});

test('my own requests come with their registrants, the oldest first', async () => {
  const { mine } = await home();
  expect(mine).toMatchObject({ total: 1, pastGoal: 1 });
  expect(mine.items).toEqual([
    expect.objectContaining({ requestId: ids.oldest, assignee: 'worker-19', overdue: true }),
  ]);
  expect((await home(await app.as('worker-19-b'))).mine).toEqual({
    items: [],
    total: 0,
    pastGoal: 0,
    askedFor: [],
  });
});

test('what is past the goal is what the search marks as overdue, whatever the goal', async () => {
  const supervisor = await app.as('supervisor-19');
  for (const caseLinkSlaBusinessDays of [1, 3, 5, 60]) {
    const change = { changes: { caseLinkSlaBusinessDays }, reason: 'Tries a goal.' };
    expect((await supervisor.put('/api/v1/county-settings', change)).status).toBe(200);
    const { items } = (await worker.get('/api/v1/case-link-requests')).body;
    const overdue = items.filter((each: { overdue: boolean }) => each.overdue);
    expect((await home()).county.pastGoal).toBe(overdue.length);
  }
});

test('each number is the total of the search that it leads to, by the county’s calendar', async () => {
  const supervisor = await app.as('supervisor-19');
  const daysAgo = (count: number) => localDate(plusMinutes(app.clock.now(), -count * 24 * 60));
  const total = async (criteria: Record<string, string>) =>
    (await worker.get(`/api/v1/case-link-requests?${new URLSearchParams(criteria)}`)).body.total;
  for (const holidays of [[], [5, 6, 7, 8].map(daysAgo)]) {
    const changes = { holidays, caseLinkSlaBusinessDays: 5 };
    const { status } = await supervisor.put('/api/v1/county-settings', { changes, reason: 'Closed.' });
    expect(status).toBe(200);
    const { county, mine } = await home();
    for (const { fromDays, toDays, count } of county.byAge) {
      const most: Record<string, string> = toDays === null ? {} : { maxAge: String(toDays) };
      expect(await total({ minAge: String(fromDays), ...most })).toBe(count);
    }
    expect(await total({ overdue: 'true' })).toBe(county.pastGoal);
    expect(await total({ overdue: 'false' })).toBe(county.pending - county.pastGoal);
    expect(await total({ overdue: 'true', assignee: 'me' })).toBe(mine.pastGoal);
    const late = county.byAge.filter((each: { fromDays: number }) => each.fromDays > 5);
    expect(late.reduce((sum: number, each: { count: number }) => sum + each.count, 0)).toBe(county.pastGoal);
  }
});

test('another county has a Home of its own', async () => {
  const { county, mine } = await home(await app.as('worker-34'));
  expect(county).toMatchObject({ pending: 0, unassigned: 0, oldest: null, oldestUnassigned: null });
  expect(mine.total).toBe(0);
});

test('the search begins three months back, or where the oldest pending request is; older ones are counted', async () => {
  const before = (await home()).search;
  expect(before.older).toEqual({ before: before.begin, count: 0 });
  expect(before.end).toBe(localDate(app.clock.now()));
  await afterDays(89);
  const { search } = await home();
  expect(search.older.count).toBe(3);
  const { body } = await worker.get(`/api/v1/case-link-requests?from=${search.older.before}`);
  expect(body.total).toBe(1);
  expect(search.begin).toBe(localDate(body.oldestPending));
  expect((await worker.get(`/api/v1/case-link-requests?from=${search.begin}`)).body.total).toBe(4);
});
