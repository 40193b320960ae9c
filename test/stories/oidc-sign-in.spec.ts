import { Browser } from '../support/browser.js';
import { requestBy } from '../support/case-links.js';
import { client, type Issuer, issuer } from '../support/issuer.js';
import { resident } from '../support/residents.js';
import { type Actor, type TestApp, testApp } from '../support/test-app.js';

const publicUrl = 'http://127.0.0.1:3999';
let login: Issuer;
let app: TestApp;

beforeAll(async () => {
  login = await issuer({ publicUrl });
  app = await testApp({
    PUBLIC_URL: publicUrl,
    OIDC_ISSUER: login.url,
    OIDC_CLIENT_ID: client.id,
    OIDC_CLIENT_SECRET: client.secret,
    OIDC_ROLES: JSON.stringify({
      'County Worker': 'worker',
      Intake: { role: 'worker', rights: ['person:view', 'case-link:view'] },
      Supervisor: 'supervisor',
    }),
    // Customers of these stories are invented ones.
    DEMO_SIGN_IN: 'loopback',
  });
});
afterAll(async () => {
  await app.stop();
  await login.stop();
});

let count = 0;
/** Somebody whom the agency knows, with a browser of their own. */
function person(claims: Readonly<Record<string, unknown>>) {
  const sub = `u-${++count}`;
  const browser = new Browser(app, publicUrl);
  login.people.set(sub, { name: `Ana ${sub}`, ...claims });
  return {
    browser,
    says: (changed: Readonly<Record<string, unknown>>) =>
      login.people.set(sub, { name: `Ana ${sub}`, ...changed }),
    /** Wherever this goes, the agency takes the browser for this person. */
    async signIn(returnTo?: string) {
      login.signedIn.as = sub;
      return browser.signIn(returnTo);
    },
    async untilCallback() {
      login.signedIn.as = sub;
      return browser.untilCallback();
    },
    async me() {
      return browser.ask('GET', '/api/v1/me');
    },
  };
}
const worker = (over: object = {}) => person({ roles: ['County Worker'], county: '19', ...over });
/** A session's token works as a bearer token too: then calls are shorter. */
const caller = (browser: Browser): Actor => {
  const own = { authorization: `Bearer ${browser.cookie('caseledger_session')}` };
  return {
    get: (path) => app.call('GET', path, undefined, own),
    post: (path, body = {}) => app.call('POST', path, body, own),
    put: (path, body = {}) => app.call('PUT', path, body, own),
    delete: (path, body) => app.call('DELETE', path, body, own),
    token: '',
  };
};

test('a worker signs in at the agency, lands on the page that was wanted, and signs out there too', async () => {
  const ana = worker();
  const begun = await ana.browser.open('/api/v1/oidc/sign-in?returnTo=/worker');
  const sent = new URL(String(begun.headers.location));
  expect(Object.fromEntries(sent.searchParams)).toMatchObject({
    response_type: 'code',
    client_id: client.id,
    redirect_uri: `${publicUrl}/api/v1/oidc/callback`,
    scope: 'openid profile',
    code_challenge_method: 'S256',
    state: expect.any(String),
    nonce: expect.any(String),
  });
  const landed = await ana.signIn('/worker?tab=mine');
  expect([landed.status, landed.headers.location]).toEqual([302, '/worker?tab=mine']);
  const cookies = [landed.headers['set-cookie']].flat().map(String);
  expect(cookies.find((each) => each.startsWith('caseledger_session='))).toMatch(/; HttpOnly; SameSite=Lax/);
  expect(ana.browser.cookie('caseledger_oidc_begun')).toBeUndefined();
  const { body: me } = await ana.me();
  expect(me).toMatchObject({ name: 'Ana u-1', role: 'worker', kind: 'worker', county: '19' });
  expect(me.id).toMatch(/^[a-z2-7]{26}$/);

  const forged = await ana.browser.ask('POST', '/api/v1/oidc/sign-out');
  expect([forged.status, forged.body.code]).toEqual([403, 'csrf']);
  const { body } = await ana.browser.ask('POST', '/api/v1/oidc/sign-out', { 'x-csrf-token': me.csrfToken });
  expect((await ana.me()).status).toBe(401);
  const there = new URL(body.redirectTo);
  expect(there.origin).toBe(login.url);
  expect(there.searchParams.get('post_logout_redirect_uri')).toBe(`${publicUrl}/`);
  expect(there.searchParams.get('id_token_hint')).toMatch(/^ey/);
  const page = await fetch(there);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('/session/end/confirm');
});

test('the same person has the same id at every sign-in, and another one another', async () => {
  const [ana, ben] = [worker(), worker()];
  await ana.signIn();
  const first = (await ana.me()).body.id;
  await ana.signIn();
  await ben.signIn();
  expect((await ana.me()).body.id).toBe(first);
  expect((await ben.me()).body.id).not.toBe(first);
});

test('a new sign-in ends the session that the browser had', async () => {
  const ana = worker();
  await ana.signIn();
  const before = caller(ana.browser);
  await ana.signIn();
  expect((await before.get('/api/v1/me')).status).toBe(401);
  expect((await ana.me()).status).toBe(200);
});

test('workers who signed in take requests, give them to each other, and process them', async () => {
  const [ana, ben] = [worker(), worker()];
  for (const each of [ana, ben]) await each.signIn();
  const who = await resident(app);
  const { 19: id = '' } = await requestBy(app, who);
  const path = `/api/v1/case-link-requests/${id}`;
  const [first, second] = [caller(ana.browser), caller(ben.browser)];
  expect((await first.post(`${path}/take`)).status).toBe(200);
  const { id: other } = (await ben.me()).body;
  expect((await first.post(`${path}/assign`, { worker: other })).status).toBe(200);
  const processed = await second.post(`${path}/process`, {
    personId: who.personId,
    verification: { methods: ['in_person_id'] },
  });
  expect([processed.status, processed.text]).toEqual([200, expect.any(String)]);
});

test('work goes only to who may do it in this county: no stranger, no other county, no intake clerk', async () => {
  const [ana, elsewhere, clerk] = [worker(), worker({ county: '34' }), worker({ roles: ['Intake'] })];
  for (const each of [ana, elsewhere, clerk]) await each.signIn();
  const { 19: id = '' } = await requestBy(app, await resident(app));
  const path = `/api/v1/case-link-requests/${id}/assign`;
  for (const to of ['nobody', (await elsewhere.me()).body.id, (await clerk.me()).body.id]) {
    const { status, body } = await caller(ana.browser).post(path, { worker: to });
    expect([status, body.errors?.[0]?.field]).toEqual([422, 'worker']);
  }
  expect((await caller(clerk.browser).post(`/api/v1/case-link-requests/${id}/take`)).body).toMatchObject({
    status: 403,
    code: 'missing_right',
  });
  const county = await app.system.staff.inCounty((await ana.me()).body.county);
  expect(county.map((each) => each.id)).toContain((await ana.me()).body.id);
});

describe('who is not let in', () => {
  test.each([
    ['no_role', { roles: ['Payroll'], county: '19' }, 'no role here'],
    ['no_county', { roles: ['County Worker'] }, 'which county you work for'],
    ['unknown_county', { roles: ['County Worker'], county: '77' }, 'not one of the 58'],
  ])('learns why: %s', async (code, claims, words) => {
    const ana = person(claims);
    const page = await ana.signIn();
    expect([page.status, page.headers['content-type']]).toEqual([403, 'text/html; charset=utf-8']);
    expect(page.text).toContain(words);
    expect((await ana.me()).status).toBe(401);
    const path = await ana.untilCallback();
    const forPrograms = await ana.browser.ask('GET', path);
    expect(forPrograms.body).toMatchObject({ status: 403, code });
  });

  test('is nobody any more, in every browser', async () => {
    const ana = worker();
    await ana.signIn();
    const { token } = { token: ana.browser.cookie('caseledger_session')! };
    ana.says({ roles: [], county: '19' });
    expect((await ana.signIn()).status).toBe(403);
    app.clock.advance(5_000);
    const answer = await app.call('GET', '/api/v1/me', undefined, { authorization: `Bearer ${token}` });
    expect(answer.status).toBe(401);
  });

  test('and who has less rights since, has them in every session', async () => {
    const ana = worker();
    await ana.signIn();
    const second = new Browser(app, publicUrl);
    second.take('caseledger_session', ana.browser.cookie('caseledger_session')!);
    ana.says({ roles: ['Intake'], county: '19' });
    const again = new Browser(app, publicUrl);
    login.signedIn.as = `u-${count}`;
    await again.signIn();
    app.clock.advance(5_000);
    expect((await second.ask('GET', '/api/v1/me')).body.rights).toEqual(['person:view', 'case-link:view']);
  });
});

describe('a way back from the agency', () => {
  const refused = async (answer: Promise<{ status: number; text: string }>, words: string) => {
    const { status, text } = await answer;
    expect([status, text]).toEqual([403, expect.stringContaining(words)]);
  };

  test('does not work in another browser', async () => {
    const [ana, eve] = [worker(), worker()];
    const path = await ana.untilCallback();
    await refused(eve.browser.open(path), 'not begun in this browser');
    expect((await eve.me()).status).toBe(401);
    expect((await ana.browser.open(path)).status).toBe(302);
  });

  test('works once, even with the cookie put back', async () => {
    const ana = worker();
    const path = await ana.untilCallback();
    const cookie = ana.browser.cookie('caseledger_oidc_begun')!;
    await ana.browser.open(path);
    await refused(ana.browser.open(path), 'not begun in this browser');
    ana.browser.take('caseledger_oidc_begun', cookie);
    await refused(ana.browser.open(path), 'used already');
  });

  test('with somebody else’s code is not accepted', async () => {
    const [ana, eve] = [worker(), worker()];
    const stolen = new URL(await ana.untilCallback(), publicUrl).searchParams.get('code')!;
    const own = new URL(await eve.untilCallback(), publicUrl);
    own.searchParams.set('code', stolen);
    await refused(eve.browser.open(`${own.pathname}${own.search}`), 'was not accepted');
    expect((await eve.me()).status).toBe(401);
  });

  test('of somebody who stopped it says so, and begins anew when asked to', async () => {
    const ana = worker();
    login.signedIn.as = '';
    await refused(ana.browser.signIn(), 'or you stopped the sign-in');
    expect((await ana.signIn()).status).toBe(302);
  });

  test('leads to pages of this site only', async () => {
    for (const returnTo of ['https://evil.example', '//evil.example', '/\\evil.example', 'worker', ''])
      expect(
        (await app.nobody.get(`/api/v1/oidc/sign-in?returnTo=${encodeURIComponent(returnTo)}`)).status,
      ).toBe(422);
  });
});

test('behind TLS its cookies go over TLS only, and whatever is forwarded, the way back is that of PUBLIC_URL', async () => {
  const address = 'https://portal.example.gov';
  const behind = await testApp({
    PUBLIC_URL: address,
    TRUSTED_PROXIES: '127.0.0.1',
    OIDC_ISSUER: login.url,
    OIDC_CLIENT_ID: client.id,
  });
  const begun = await behind.call('GET', '/api/v1/oidc/sign-in', undefined, {
    host: 'api-1:3000',
    'x-forwarded-proto': 'https',
    'x-forwarded-host': 'elsewhere.example',
  });
  await behind.stop();
  const { searchParams } = new URL(String(begun.headers.location));
  expect(searchParams.get('redirect_uri')).toBe(`${address}/api/v1/oidc/callback`);
  expect(String(begun.headers['set-cookie'])).toMatch(
    /^__Host-caseledger_oidc_begun=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  );
});

test('pages learn how one can sign in', async () => {
  expect((await app.nobody.get('/api/v1/sign-in')).body).toEqual({
    demo: true,
    staff: '/api/v1/oidc/sign-in',
  });
});

test('without OpenID Connect its routes are not there, and without being asked for, demo sign-in is off with it', async () => {
  const demo = await testApp();
  for (const path of ['/api/v1/oidc/sign-in', '/api/v1/oidc/callback?code=c&state=s'])
    expect((await demo.nobody.get(path)).body.code).toBe('not_found');
  expect((await demo.nobody.get('/api/v1/sign-in')).body).toEqual({ demo: true, staff: null });
  await demo.stop();
  const real = await testApp({ PUBLIC_URL: publicUrl, OIDC_ISSUER: login.url, OIDC_CLIENT_ID: client.id });
  expect((await real.nobody.post('/api/v1/demo/session', { identity: 'ops' })).status).toBe(404);
  expect((await real.nobody.get('/api/v1/sign-in')).body.demo).toBe(false);
  await real.stop();
});
