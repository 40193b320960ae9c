import { inPerson, requestBy } from '../support/case-links.js';
import { atomicMongo } from '../support/chosen-stores.js';
import { follow } from '../support/live.js';
import { resident } from '../support/residents.js';
import { type TestApp, testApp } from '../support/test-app.js';
import { storiesOn } from './stories-on.js';

/** Two servers behind one address: every request goes to the other one than the request before. */
storiesOn({ EVENT_STORE: 'eventstoredb', READ_STORE: 'mongodb', API_INSTANCES: '2' }, [
  'processing',
  'unlinking',
  'sharing-work',
  'person-summary',
]);

(atomicMongo() ? describe : describe.skip)('of two servers on the same stores', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await testApp();
  });
  afterAll(() => app.stop());

  const worker = { authorization: '' };
  const at = async (instance: number, method: 'GET' | 'POST', path: string, body?: unknown, key?: string) =>
    app.callAt(instance, {
      method,
      path,
      body,
      headers: { ...worker, ...(key !== undefined && { 'idempotency-key': key }) },
    });
  beforeAll(async () => {
    worker.authorization = `Bearer ${(await app.as('worker-19')).token}`;
  });

  test('each knows who signed in at the other, until they sign out there', async () => {
    const signedIn = await app.callAt(0, {
      method: 'POST',
      path: '/api/v1/demo/session',
      body: { identity: 'worker-19' },
    });
    const headers = { authorization: `Bearer ${signedIn.body.token}` };
    const whoAmI = { method: 'GET', path: '/api/v1/me', headers } as const;
    for (const instance of [0, 1]) expect((await app.callAt(instance, whoAmI)).status).toBe(200);
    const signedOut = await app.callAt(1, { method: 'DELETE', path: '/api/v1/session', headers });
    expect(signedOut.status).toBe(204);
    expect((await app.callAt(0, whoAmI)).status).toBe(401);
  });

  test('each answers a command that the other has done with the same outcome, and does nothing', async () => {
    const who = await resident(app);
    const { '19': request } = await requestBy(app, who);
    const path = `/api/v1/case-link-requests/${request}/process`;
    const body = { personId: who.personId, verification: inPerson };
    const key = crypto.randomUUID();
    const first = await at(0, 'POST', path, body, key);
    const links = () => app.system.store.readStream(`person-link-${who.personId}`);
    const linked = (await links()).length;
    const second = await at(1, 'POST', path, body, key);
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(second.body).toEqual(first.body);
    expect(await links()).toHaveLength(linked);
    const other = await at(
      1,
      'POST',
      path,
      { ...body, verification: { methods: ['documents_on_file'] } },
      key,
    );
    expect(other.body.code).toBe('idempotency_key_reused');
  });

  test('each shows at once what was written at the other', async () => {
    const who = await resident(app);
    const { '19': request } = await requestBy(app, who);
    for (const [n, action] of ['take', 'release', 'take', 'release'].entries()) {
      const path = `/api/v1/case-link-requests/${request}`;
      expect((await at(n % 2, 'POST', `${path}/${action}`, {})).status).toBe(200);
      const seen = await at((n + 1) % 2, 'GET', '/api/v1/case-link-requests?assignee=me');
      const mine = seen.body.items.map((each: { requestId: string }) => each.requestId);
      expect(mine.includes(request)).toBe(action === 'take');
    }
  });

  test('who follows one is told what happens at the other', async () => {
    const who = await resident(app);
    const { '19': request } = await requestBy(app, who);
    const token = worker.authorization.slice('Bearer '.length);
    const following = await follow(app, await app.listen(), { token }, 'case-link-requests:19');
    expect((await at(1, 'POST', `/api/v1/case-link-requests/${request}/take`, {})).status).toBe(200);
    await app.until(async () => (following.hints().length > 0 ? true : undefined));
    following.leave();
    expect(following.hints()[0]?.topic).toBe('case-link-requests:19');
  });
});
