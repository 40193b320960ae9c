import { randomUUID } from 'node:crypto';
import { plusMinutes } from '#kernel';
import {
  process,
  reject,
  requestBy,
  requestsOf,
  sendCode,
  summaryOf,
  verify,
} from '../support/case-links.js';
import { anotherDay, type Resident, resident } from '../support/residents.js';
import { type Actor, type TestApp, testApp } from '../support/test-app.js';

/** Rule L6: asking again with the same data while the request is Pending. */
let app: TestApp;
let worker: Actor;

beforeAll(async () => {
  app = await testApp();
  worker = await app.as('worker-19');
});
afterAll(() => app.stop());

const inVain = (who: Resident, over: object = {}) => who.ask({ dateOfBirth: anotherDay, ...over });
const ownRequests = async ({ customer }: Resident) =>
  (await customer.get('/api/v1/portal/link-requests')).body.items;
const row = async (who: Resident) =>
  (await worker.get(`/api/v1/case-link-requests?lastName=${who.lastName}`)).body.items;

test('it makes no second row: the worker sees how often it was asked, the customer is shown the request', async () => {
  const ana = await resident(app);
  const first = await inVain(ana);
  expect(first.body).toEqual({ attemptId: expect.any(String), outcome: 'requested' });
  const [request] = await ownRequests(ana);
  expect(request.askedAgain).toBeNull();
  app.clock.advance(60_000);
  const second = await inVain(ana);
  const { requestId, requestDate } = request;
  expect(second.body).toEqual({
    attemptId: expect.any(String),
    outcome: 'requested',
    askedBefore: { requestId, requestDate },
  });
  const [mine, ...more] = await ownRequests(ana);
  expect([mine, more]).toEqual([{ ...request, askedAgain: { times: 1, last: expect.any(String) } }, []]);
  const { last } = mine.askedAgain;
  expect(last >= plusMinutes(requestDate, 1)).toBe(true);
  app.clock.advance(60_000);
  await inVain(ana);
  const [seen, ...others] = await row(ana);
  expect([seen.askedAgain, others]).toEqual([{ times: 2, last: expect.any(String) }, []]);
  expect(seen.askedAgain.last >= plusMinutes(last, 1)).toBe(true);
  expect((await summaryOf(worker, seen.requestId)).body.askedAgain).toEqual(seen.askedAgain);
});

test('the same command once more says the same, and counts no second time', async () => {
  const ana = await resident(app);
  await inVain(ana);
  const once = { 'Idempotency-Key': randomUUID() };
  const body = ana.asks({ dateOfBirth: anotherDay });
  const [one, two] = [
    await ana.customer.post('/api/v1/portal/link-attempts', body, once),
    await ana.customer.post('/api/v1/portal/link-attempts', body, once),
  ];
  expect(two.body).toEqual(one.body);
  expect(one.body.askedBefore).toBeDefined();
  expect((await ownRequests(ana))[0].askedAgain.times).toBe(1);
});

test('an attempt that was recorded says so on every page of it, the county that it went to stays unsaid', async () => {
  const ana = await resident(app, { counties: ['19', '34'] });
  await inVain(ana);
  const { attemptId, askedBefore } = (await inVain(ana)).body;
  const { body, text } = await ana.customer.get(`/api/v1/portal/link-attempts/${attemptId}`);
  expect(body).toMatchObject({ outcome: 'requested', askedBefore });
  expect(text).not.toContain('Sacramento');
});

test('other values are a request of their own, processed separately', async () => {
  const ana = await resident(app);
  await inVain(ana);
  const other = await inVain(ana, { zipCode: '90012' });
  expect(other.body.askedBefore).toBeUndefined();
  expect(await requestsOf(app, ana)).toHaveLength(2);
  const marks = (await row(ana)).map((each: { requestsOfAccount: number }) => each.requestsOfAccount);
  expect(marks).toEqual([2, 2]);
});

test('another account with the very data of this one is another request: it may be fraud', async () => {
  const ana = await resident(app);
  await inVain(ana);
  const [first, last] = ana.name.split(' ') as [string, string];
  const eve = await resident(app, { profile: { firstName: first, lastName: last } });
  await eve.customer.post('/api/v1/portal/link-attempts', ana.asks({ dateOfBirth: anotherDay }));
  const seen = (await row(ana)) as readonly { askedAgain: unknown; requestsOfAccount: number }[];
  expect(seen.map((each) => [each.askedAgain, each.requestsOfAccount])).toEqual([
    [null, 1],
    [null, 1],
  ]);
});

test('it is recorded with the counties that have yet to decide; when all have, asking is a new request', async () => {
  const ana = await resident(app, { counties: ['19', '34'] });
  const requests = await requestBy(app, ana);
  const [in19, in34] = [requests['19']!, requests['34']!];
  const colleague = await app.as('worker-34');
  await reject(worker, in19, { reason: 'identity_not_verified' });
  await inVain(ana);
  expect((await summaryOf(worker, in19)).body.askedAgain).toBeNull();
  expect((await summaryOf(colleague, in34)).body.askedAgain.times).toBe(1);
  await reject(colleague, in34, { reason: 'identity_not_verified' });
  const anew = await inVain(ana);
  expect(anew.body.askedBefore).toBeUndefined();
  expect(await requestsOf(app, ana)).toHaveLength(4);
});

test('a verification that failed after the request is told to the worker on it', async () => {
  const ana = await resident(app);
  const one = await ana.ask();
  await ana.customer.post(`/api/v1/portal/link-attempts/${one.body.attemptId}/give-up`);
  const [requestId] = await requestsOf(app, ana);
  const failed = async () => {
    const { warnings } = (await summaryOf(worker, requestId!, ana.personId)).body;
    return warnings.find(({ code }: { code: string }) => code === 'verification_failed');
  };
  expect(await failed()).toBeUndefined();
  const two = await ana.ask();
  expect(two.body.outcome).toBe('verify');
  const code = await sendCode(app, ana.customer, two);
  const wrong = code === '00000000' ? '11111111' : '00000000';
  for (let tries = 0; tries < 5; tries++) await verify(ana.customer, two.body.attemptId, wrong);
  expect(await requestsOf(app, ana)).toEqual([requestId]);
  expect((await ownRequests(ana))[0].askedAgain.times).toBe(1);
  expect(await failed()).toEqual({
    code: 'verification_failed',
    text: 'Verification failed or expired once before the customer asked the county.',
  });
});

test('the request that an unlink made is not the customer’s: what they ask then is one of their own', async () => {
  const ana = await resident(app);
  const asked = await ana.ask();
  await verify(ana.customer, asked.body.attemptId, await sendCode(app, ana.customer, asked));
  await worker.post(`/api/v1/persons/${ana.personId}/unlink`, { reason: 'linked_in_error' });
  const once = await ana.ask();
  expect(once.body).toEqual({ attemptId: expect.any(String), outcome: 'requested' });
  const twice = await ana.ask();
  const [newest] = await ownRequests(ana);
  expect(twice.body.askedBefore).toEqual({ requestId: newest.requestId, requestDate: newest.requestDate });
  expect(await requestsOf(app, ana)).toHaveLength(2);
});

test('the case’s history tells the worker of it', async () => {
  const ana = await resident(app);
  const { '19': requestId } = await requestBy(app, ana);
  await inVain(ana);
  const history = (await worker.get(`/api/v1/cases/${ana.caseNumbers[0]}/history`)).body.items;
  const words = history
    .filter((each: { requestId: string | null }) => each.requestId === requestId)
    .map((each: { text: string }) => each.text);
  expect(words).toContain('The customer asked again with the same data.');
});

describe('what was begun', () => {
  const begun = async (customer: Actor) =>
    (await customer.get('/api/v1/portal/link-attempts')).body.items.map(
      (each: { attemptId: string }) => each.attemptId,
    );

  test('is known on every device of the account, the newest only, until it is over', async () => {
    const ana = await resident(app);
    expect(await begun(ana.customer)).toEqual([]);
    await ana.ask();
    const asked = await ana.ask();
    const { attemptId } = asked.body;
    const elsewhere = await app.as(`customer-${ana.number}`);
    expect(await begun(elsewhere)).toEqual([attemptId]);
    const { body } = await elsewhere.get('/api/v1/portal/link-attempts');
    expect(body.items[0]).toEqual((await elsewhere.get(`/api/v1/portal/link-attempts/${attemptId}`)).body);
    expect(await begun((await resident(app)).customer)).toEqual([]);
    const code = await sendCode(app, elsewhere, asked);
    await verify(elsewhere, attemptId, code);
    expect(await begun(ana.customer)).toEqual([]);
  });
});

describe('after an unlink', () => {
  test('the customer reads of the link and of the request what is true now', async () => {
    const ana = await resident(app);
    const links = async () => (await ana.customer.get('/api/v1/portal/links')).body;
    expect((await links()).ended).toBeNull();
    const { '19': requestId } = await requestBy(app, ana);
    await process(worker, requestId!, ana.personId);
    expect(await links()).toMatchObject({ items: [{}], ended: null });
    expect((await ownRequests(ana))[0]).toMatchObject({ origin: 'customer', linkEndedAt: null });
    await worker.post(`/api/v1/persons/${ana.personId}/unlink`, { reason: 'customer_asked' });
    const { items, ended } = await links();
    expect([items, ended]).toEqual([[], { at: expect.any(String), countyName: 'Los Angeles' }]);
    const requests = await ownRequests(ana);
    const told = requests.map((each: Record<string, unknown>) => [
      each.origin,
      each.status,
      each.linkEndedAt,
    ]);
    expect(told).toHaveLength(2);
    expect(told).toContainEqual(['unlink', 'Pending', null]);
    expect(told).toContainEqual(['customer', 'Processed', ended.at]);
  });
});
