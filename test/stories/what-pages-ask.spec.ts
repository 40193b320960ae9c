import { rejectReasons, unlinkReasons, verificationMethods } from '#contexts/case-linking';
import { millisecondsBetween } from '#kernel';
import {
  linkByMail,
  process,
  reject,
  requestBy,
  sendCode,
  summaryOf,
  verify,
} from '../support/case-links.js';
import { resident, stranger } from '../support/residents.js';
import { type Actor, type TestApp, testApp } from '../support/test-app.js';

/** What pages need besides the tasks themselves: who I am, whom to give work to, where an attempt stands. */
let app: TestApp;
let worker: Actor;

beforeAll(async () => {
  app = await testApp();
  worker = await app.as('worker-19');
});
afterAll(() => app.stop());

const minutes = 60_000;
const me = async (by: Actor) => (await by.get('/api/v1/me')).body;

describe('who am I', () => {
  test('a customer goes by the name of the portal account', async () => {
    const ana = await resident(app, { profile: { firstName: 'María José' } });
    expect((await me(ana.customer)).name).toBe(`María José ${ana.lastName}`);
  });

  test('an answer says what can be followed live, and following it works', async () => {
    const ana = await resident(app);
    expect((await me(ana.customer)).topics).toEqual([`account:${ana.accountId}`]);
    expect((await me(worker)).topics).toEqual(['case-link-requests:19', 'e-message-counts:19:worker-19']);
    expect((await me(await app.as('ops'))).topics).toEqual([]);
    for (const by of [ana.customer, worker]) {
      const { topics } = await me(by);
      const head = await app.call('HEAD', `/api/v1/live?topics=${topics.join(',')}`, undefined, {
        authorization: `Bearer ${by.token}`,
      });
      expect(head.status).toBe(200);
    }
  });

  test('a session says when it ends: after a pause, and never later than twelve hours after sign-in', async () => {
    const customer = await stranger(app);
    const left = async () =>
      millisecondsBetween(app.clock.now(), (await me(customer)).sessionEndsAt) / minutes;
    expect(await left()).toBeCloseTo(15, 0);
    for (let n = 0; n < 72; n++) {
      app.clock.advance(9.9 * minutes);
      await me(customer);
    }
    expect(await left()).toBeLessThan(15);
    app.clock.advance(8 * minutes);
    expect((await customer.get('/api/v1/me')).status).toBe(401);
    worker = await app.as('worker-19');
  });

  test('the CSRF token goes into the header that is named', async () => {
    const { csrfHeader, csrfToken } = await me(worker);
    const cookie = { cookie: `caseledger_session=${worker.token}` };
    const change = (headers: Readonly<Record<string, string>>) =>
      app.call('POST', '/api/v1/case-link-requests/nothing-19/take', {}, { ...cookie, ...headers });
    expect((await change({})).body.code).toBe('csrf');
    expect((await change({ [csrfHeader]: csrfToken })).status).toBe(404);
  });
});

test('the staff of the own county comes in order of name, with who can be given requests', async () => {
  const { status, body } = await worker.get('/api/v1/county/workers');
  expect(status).toBe(200);
  expect(body.items.map((each: { id: string }) => each.id).sort()).toEqual([
    'supervisor-19',
    'viewer-19',
    'worker-19',
    'worker-19-b',
  ]);
  const names = body.items.map((each: { name: string }) => each.name);
  expect(names).toEqual([...names].sort());
  const { '19': requestId } = await requestBy(app, await resident(app));
  for (const { id, mayProcess } of body.items) {
    const answer = await worker.post(`/api/v1/case-link-requests/${requestId}/assign`, { worker: id });
    expect([id, answer.status]).toEqual([id, mayProcess ? 200 : 422]);
    await (await app.as('supervisor-19')).post(`/api/v1/case-link-requests/${requestId}/release`);
  }
});

/** Of every closed list. */
const needsNote = (code: string) => code === 'other';

test('every entry of the closed lists is taken by the action it is for', async () => {
  for (const reason of rejectReasons) {
    const { '19': requestId } = await requestBy(app, await resident(app));
    const bare = await reject(worker, requestId!, { reason });
    expect([reason, bare.status]).toEqual([reason, needsNote(reason) ? 409 : 200]);
  }
  for (const reason of unlinkReasons) {
    const ana = await resident(app);
    await linkByMail(app, ana);
    const bare = await worker.post(`/api/v1/persons/${ana.personId}/unlink`, { reason });
    expect([reason, bare.status]).toEqual([reason, needsNote(reason) ? 409 : 200]);
  }
  for (const method of verificationMethods) {
    const ana = await resident(app);
    const { '19': requestId } = await requestBy(app, ana);
    const bare = await process(worker, requestId!, ana.personId, { verification: { methods: [method] } });
    expect([method, bare.status]).toEqual([method, needsNote(method) ? 409 : 200]);
  }
});

test('the summary shows the selected person field by field, without the whole Social Security Number', async () => {
  const ana = await resident(app, { profile: { ssn: '123450001' } });
  const { '19': requestId } = await requestBy(app, ana);
  const { text, body } = await summaryOf(worker, requestId!, ana.personId);
  expect(body.person).toMatchObject({
    firstName: 'Ana',
    middleName: null,
    lastName: ana.lastName,
    ssn: `***-**-${String(50_000 + ana.number).slice(-4)}`,
    gender: 'Female',
    addresses: [{ line1: `${ana.number} Main St`, city: 'Burbank', state: 'CA', zip: '91501' }],
    phones: [],
  });
  expect(body.registrant.hasSsn).toBe(true);
  expect(text).not.toContain('123450001');
  expect(text).not.toContain(`1234${50_000 + ana.number}`);
});

describe('where an attempt stands', () => {
  const standing = async (by: Actor, attemptId: string) =>
    by.get(`/api/v1/portal/link-attempts/${attemptId}`);

  test('a page that is opened again finds the channels, and what is left of sendings and tries', async () => {
    const ana = await resident(app);
    const asked = await ana.ask();
    const { attemptId, channels } = asked.body;
    const first = (await standing(ana.customer, attemptId)).body;
    expect(first).toMatchObject({
      attemptId,
      outcome: 'verify',
      caseNumber: ana.caseNumbers[0],
      county: '19',
      countyName: 'Los Angeles',
      verification: { channels, sendingsLeft: 3, triesLeft: 5, code: null },
    });
    const life = millisecondsBetween(first.askedAt, first.verification.until);
    expect(life).toBe(30 * minutes);
    app.clock.advance(minutes);
    const code = await sendCode(app, ana.customer, asked);
    await verify(ana.customer, attemptId, code === '00000000' ? '11111111' : '00000000');
    const { verification } = (await standing(ana.customer, attemptId)).body;
    expect(verification).toMatchObject({
      sendingsLeft: 2,
      triesLeft: 4,
      code: { kind: 'email', masked: channels[0].masked },
    });
    expect(verification.until > first.verification.until).toBe(true);
    await verify(ana.customer, attemptId, code);
    expect((await standing(ana.customer, attemptId)).body).toMatchObject({
      outcome: 'linked',
      verification: null,
    });
    await worker.post(`/api/v1/persons/${ana.personId}/unlink`, { reason: 'customer_asked' });
    expect((await standing(ana.customer, attemptId)).body.outcome).toBe('requested');
  });

  test('a mismatch, giving up and a missing contact are told as they were answered', async () => {
    const ana = await resident(app);
    const mismatch = await ana.ask({ zipCode: '99999' });
    expect((await standing(ana.customer, mismatch.body.attemptId)).body).toMatchObject({
      outcome: 'requested',
      verification: null,
    });
    const given = await ana.ask();
    await ana.customer.post(`/api/v1/portal/link-attempts/${given.body.attemptId}/give-up`);
    expect((await standing(ana.customer, given.body.attemptId)).body.outcome).toBe('requested');
    const silent = await resident(app, { person: { email: undefined } });
    const contact = await silent.ask();
    expect((await standing(silent.customer, contact.body.attemptId)).body.outcome).toBe('contact_county');
  });

  test("another account's attempt looks like none", async () => {
    const ana = await resident(app);
    const asked = await ana.ask();
    const other = await stranger(app);
    const missing = await standing(other, 'nothing');
    const foreign = await standing(other, asked.body.attemptId);
    expect([foreign.status, foreign.text]).toEqual([404, missing.text]);
  });
});

test('a customer reads what became of a request, and how long the county means to take', async () => {
  const ana = await resident(app);
  const { '19': requestId } = await requestBy(app, ana);
  const own = async () => (await ana.customer.get('/api/v1/portal/link-requests')).body.items[0];
  expect(await own()).toMatchObject({
    status: 'Pending',
    goalBusinessDays: 5,
    text: 'Los Angeles County has your request and will look at it. You do not need to do anything.',
  });
  await reject(worker, requestId!, { reason: 'suspected_fraud' });
  const { text, ...rejected } = await own();
  expect(rejected).toMatchObject({ status: 'Rejected', goalBusinessDays: null });
  expect(text).toMatch(/could not link your case\. To learn what to do next, please contact/);
  expect(text).not.toMatch(/fraud/i);
});

test('the page that Unlink opens says what it offers, as the county narrows it', async () => {
  const ana = await resident(app, { counties: ['34'] });
  const [worker34, supervisor34] = [await app.as('worker-34'), await app.as('supervisor-34')];
  const allowed = async (by: Actor) => (await by.get(`/api/v1/persons/${ana.personId}`)).body.allowedOnUnlink;
  expect(await allowed(worker34)).toEqual(['close']);
  await linkByMail(app, ana);
  expect(await allowed(worker34)).toEqual(['unlink', 'cancel']);
  expect(await allowed(await app.as('viewer-34'))).toEqual(['cancel']);
  const narrow = { changes: { unlinkRoles: ['supervisor'] }, reason: 'Only supervisors.' };
  expect((await supervisor34.put('/api/v1/county-settings', narrow)).status).toBe(200);
  expect(await allowed(worker34)).toEqual(['cancel']);
  expect(await allowed(supervisor34)).toEqual(['unlink', 'cancel']);
});
