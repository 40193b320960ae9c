import { process, reject, requestBy } from '../support/case-links.js';
import { type Resident, resident } from '../support/residents.js';
import { type Actor, type TestApp, testApp } from '../support/test-app.js';

/** Rule W1. */
let app: TestApp;
let worker: Actor;

beforeAll(async () => {
  app = await testApp();
  worker = await app.as('worker-19');
});
afterAll(() => app.stop());

const hours = 60 * 60_000;
const search = async (criteria: Readonly<Record<string, string>> = {}, by = worker) =>
  (await by.get(`/api/v1/case-link-requests?${new URLSearchParams(criteria)}`)).body;
const ids = (body: { items: { requestId: string }[] }) => body.items.map((each) => each.requestId);

describe('criteria', () => {
  let pending: Resident;
  let pendingId: string;
  let processedId: string;
  let rejectedId: string;

  beforeAll(async () => {
    pending = await resident(app, { profile: { firstName: 'José María', lastName: 'Núñez-Ortiz' } });
    pendingId = (await requestBy(app, pending))['19']!;
    const processed = await resident(app);
    processedId = (await requestBy(app, processed))['19']!;
    await process(worker, processedId, processed.personId);
    rejectedId = (await requestBy(app, await resident(app)))['19']!;
    await reject(worker, rejectedId, { reason: 'duplicate' });
  });

  test('on arrival all unprocessed requests of the county display', async () => {
    const body = await search();
    expect(ids(body)).toEqual([pendingId]);
    expect(body).toMatchObject({ total: 1, more: false, page: 1, pageSize: 25, next: null });
    expect(body.items[0]).toMatchObject({
      registrantName: 'José María Núñez-Ortiz',
      requestType: 'Link',
      requestStatus: 'Pending',
      assignee: null,
      origin: 'customer',
      ageBusinessDays: 0,
      overdue: false,
    });
    expect(body.oldestPending).toBe(body.items[0].requestDate);
  });

  test('the Registration Status chooses among Pending, Processed and Rejected', async () => {
    expect(ids(await search({ status: 'Pending' }))).toEqual([pendingId]);
    expect(ids(await search({ status: 'Processed' }))).toEqual([processedId]);
    expect(ids(await search({ status: 'Rejected' }))).toEqual([rejectedId]);
  });

  test('names must be spelled exactly; case, accents and punctuation do not matter', async () => {
    expect(ids(await search({ firstName: 'jose maria', lastName: 'NUNEZ ORTIZ' }))).toEqual([pendingId]);
    expect(ids(await search({ lastName: 'núñez-ortiz' }))).toEqual([pendingId]);
    for (const other of ['Nunez', 'Núñez-Orti', 'Nunes-Ortiz', 'Ortiz'])
      expect(ids(await search({ lastName: other }))).toEqual([]);
    expect(ids(await search({ firstName: 'Jose', lastName: 'Núñez-Ortiz' }))).toEqual([]);
    expect(ids(await search({ lastName: '---' }))).toEqual([]);
  });

  test('names and status are combined, and the total counts what is found', async () => {
    expect(await search({ lastName: 'Núñez-Ortiz', status: 'Rejected' })).toMatchObject({
      items: [],
      total: 0,
    });
    expect(await search({ lastName: 'Núñez-Ortiz' })).toMatchObject({ total: 1 });
  });

  test('another county sees nothing of all this, whatever it asks', async () => {
    const foreign = await app.as('worker-34');
    const searches: Record<string, string>[] = [
      {},
      { status: 'Processed' },
      { lastName: 'Núñez-Ortiz' },
      { assignee: 'nobody' },
    ];
    for (const criteria of searches)
      expect(await search(criteria, foreign)).toMatchObject({ items: [], total: 0, oldestPending: null });
  });
});

describe('request dates', () => {
  const county = '50';
  let there: Actor;
  const byDay: Record<string, string> = {};
  let days: readonly string[];

  beforeAll(async () => {
    // Just before midnight in Los Angeles, where the next UTC day has long begun; then just after it.
    app.clock.advance(untilLosAngeles(23, 58));
    for (const pause of [0, 3 * 60_000, 24 * hours]) {
      app.clock.advance(pause);
      const day = losAngelesDay(app.clock.now());
      byDay[day] = (await requestBy(app, await resident(app, { counties: [county] })))[county]!;
    }
    days = Object.keys(byDay).sort();
    there = await app.as(`worker-${county}`);
    worker = await app.as('worker-19');
  });

  test('both ends of the range are included, as days in Los Angeles', async () => {
    const [first, second, third] = days as [string, string, string];
    const between = async (from: string, to: string) => ids(await search({ from, to }, there)).sort();
    const of = (...some: string[]) => some.map((each) => byDay[each]!).sort();
    expect(days).toHaveLength(3);
    expect(await between(first, first)).toEqual(of(first));
    expect(await between(second, second)).toEqual(of(second));
    expect(await between(first, second)).toEqual(of(first, second));
    expect(await between(second, third)).toEqual(of(second, third));
    expect(ids(await search({ from: second }, there)).sort()).toEqual(of(second, third));
    expect(ids(await search({ to: first }, there))).toEqual(of(first));
    expect(await search({ from: first, to: second }, there)).toMatchObject({ total: 2, more: false });
  });

  test('no dates means no limit, and the newest comes first unless the oldest is asked for', async () => {
    const oldestFirst = days.map((each) => byDay[each]);
    expect(ids(await search({}, there))).toEqual([...oldestFirst].reverse());
    expect(ids(await search({ sort: 'oldest' }, there))).toEqual(oldestFirst);
  });

  test('a range that ends before it begins is refused', async () => {
    const answer = await there.get(`/api/v1/case-link-requests?from=${days[2]}&to=${days[0]}`);
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field: 'to' }] } });
  });
});

describe('pages', () => {
  const county = '58';
  let there: Actor;

  beforeAll(async () => {
    for (let n = 0; n < 11; n++) {
      const ana = await resident(app, { counties: [county], profile: { lastName: 'Samesame' } });
      for (let more = 0; more < 5 && n * 5 + more < 52; more++) await ana.ask({ zipCode: `9000${more}` });
    }
    there = await app.as(`worker-${county}`);
  });

  test('results come 25, 50 or 100 to a page, by number', async () => {
    const first = await search({}, there);
    expect(first).toMatchObject({ total: 52, page: 1, pageSize: 25 });
    const pages = [first, await search({ page: '2' }, there), await search({ page: '3' }, there)];
    expect(pages.map((each) => each.items.length)).toEqual([25, 25, 2]);
    expect(new Set(pages.flatMap(ids)).size).toBe(52);
    expect((await search({ pageSize: '50' }, there)).items).toHaveLength(50);
    expect((await search({ pageSize: '100' }, there)).items).toHaveLength(52);
    expect((await search({ page: '4' }, there)).items).toEqual([]);
  });

  test('a machine follows the cursor and meets every request once, in the same order', async () => {
    const byNumber = ids(await search({ pageSize: '100' }, there));
    const followed: string[] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined; ) {
      const body = await search(cursor === '' ? {} : { cursor }, there);
      followed.push(...ids(body));
      cursor = body.next ?? undefined;
    }
    expect(followed).toEqual(byNumber);
  });

  test('a search by name has an exact total and pages, too', async () => {
    expect(await search({ lastName: 'SameSame', page: '3' }, there)).toMatchObject({
      total: 52,
      more: false,
      page: 3,
    });
  });

  test('a cursor belongs to its county, its status and its filter', async () => {
    const { next } = await search({}, there);
    const path = `/api/v1/case-link-requests?cursor=${next}`;
    expect((await there.get(path)).status).toBe(200);
    for (const answer of [
      await there.get(`${path}&status=Rejected`),
      await there.get(`${path}&assignee=nobody`),
      await there.get(`${path}&lastName=Ortiz`),
      await there.get(`${path}&from=2020-01-01`),
      await there.get(`${path}&sort=oldest`),
      await worker.get(path),
      await there.get('/api/v1/case-link-requests?cursor=null'),
      await there.get(`${path}&lastName=...`),
      await there.get('/api/v1/case-link-requests?cursor=x&lastName=...'),
    ])
      expect([answer.status, answer.body.errors?.[0]?.field]).toEqual([422, 'cursor']);
  });

  test('a damaged cursor is named, not followed', async () => {
    for (const cursor of ['nonsense', Buffer.from('["x"]').toString('base64url')]) {
      const answer = await there.get(`/api/v1/case-link-requests?cursor=${cursor}`);
      expect([answer.status, answer.body.errors?.[0]?.field]).toEqual([422, 'cursor']);
    }
  });
});

test('the age counts business days, and a request past the county’s goal is overdue', async () => {
  const { '49': id } = await requestBy(app, await resident(app, { counties: ['49'] }));
  app.clock.advance(15 * 24 * hours);
  const there = await app.as('worker-49');
  const [row] = (await search({}, there)).items;
  expect(row).toMatchObject({ requestId: id, overdue: true });
  expect(row.ageBusinessDays).toBeGreaterThan(5);
  expect(row.ageBusinessDays).toBeLessThan(12);
});

test('an age in business days is a criterion beside the dates, of pending requests only', async () => {
  const { '48': old } = await requestBy(app, await resident(app, { counties: ['48'] }));
  app.clock.advance(15 * 24 * hours);
  const { '48': young } = await requestBy(app, await resident(app, { counties: ['48'] }));
  const there = await app.as('worker-48');
  const age = (await search({ sort: 'oldest' }, there)).items[0].ageBusinessDays;
  const found = async (criteria: Record<string, string>) => ids(await search(criteria, there));
  expect(await found({ overdue: 'true' })).toEqual([old]);
  expect(await found({ overdue: 'false' })).toEqual([young]);
  expect(await found({ minAge: String(age) })).toEqual([old]);
  expect(await found({ minAge: String(age + 1) })).toEqual([]);
  expect(await found({ maxAge: String(age), minAge: '0' })).toEqual([young, old]);
  expect(await found({ maxAge: String(age - 1) })).toEqual([young]);
  expect(await found({ overdue: 'true', maxAge: '1' })).toEqual([]);
  expect(await found({ overdue: 'true', from: losAngelesDay(app.clock.now()) })).toEqual([]);
  const refused = async (criteria: string) => {
    const { status, body } = await there.get(`/api/v1/case-link-requests?${criteria}`);
    return [status, body.errors?.[0]?.field];
  };
  expect(await refused('status=Rejected&overdue=true')).toEqual([422, 'overdue']);
  expect(await refused('status=Processed&minAge=1')).toEqual([422, 'minAge']);
  expect(await refused('minAge=3&maxAge=2')).toEqual([422, 'maxAge']);
  expect(await refused('minAge=many')).toEqual([422, 'minAge']);
  expect(await refused('overdue=maybe')).toEqual([422, 'overdue']);
});

const losAngelesDay = (at: string) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Los_Angeles' }).format(new Date(at));

/** Milliseconds until the clock in Los Angeles shows that time. */
function untilLosAngeles(hour: number, minute: number): number {
  const shown = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'America/Los_Angeles',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(app.clock.now()));
  const [hourNow, minuteNow] = shown.split(':').map(Number) as [number, number];
  const left = (hour - hourNow) * 60 + minute - minuteNow;
  return (left < 0 ? left + 24 * 60 : left) * 60_000;
}
