import { Browser } from '../support/browser.js';
import { audience, client, type Issuer, issuer, signingKey } from '../support/issuer.js';
import { type Answer, type TestApp, testApp } from '../support/test-app.js';

/** Rule G1: `Authorization: Bearer` takes access tokens of the agency's issuer; and what happens while it is away. */
const publicUrl = 'http://127.0.0.1:3998';
const settings = (login: Issuer) => ({
  PUBLIC_URL: publicUrl,
  OIDC_ISSUER: login.url,
  OIDC_CLIENT_ID: client.id,
  OIDC_CLIENT_SECRET: client.secret,
});
const feed = { roles: ['registry'], name: 'Nightly feed' };
const record = {
  personId: 'X1',
  firstName: 'Ada',
  lastName: 'Quist',
  dateOfBirth: '1990-12-10',
  gender: 'Female',
  cases: [],
};

let login: Issuer;
let app: TestApp;
beforeEach(async () => {
  login = await issuer({ publicUrl, inIdToken: true });
  login.people.set(client.id, feed);
  login.people.set('u-1', { name: 'Ana Ortiz', roles: ['worker'], county: '19' });
  login.signedIn.as = 'u-1';
  app = await testApp({ ...settings(login), OIDC_AUDIENCE: audience });
});
afterEach(async () => {
  await app.stop();
  await login.stop();
});

const withToken = (token: string, method: 'GET' | 'PUT' = 'GET', path = '/api/v1/me', body?: unknown) =>
  app.call(method, path, body, { authorization: `Bearer ${token}` });
const outcome = ({ status, body }: Answer) => [status, body.code];

test('a machine brings its access token, and may do what its role may', async () => {
  const token = await login.accessToken();
  expect((await withToken(token)).body).toMatchObject({
    name: 'Nightly feed',
    role: 'registry',
    county: null,
  });
  const imported = await withToken(token, 'PUT', '/api/v1/registry/persons/X1', record);
  expect([imported.status, imported.text]).toEqual([200, expect.any(String)]);
  expect(outcome(await withToken(token, 'GET', '/api/v1/ops/outbox'))).toEqual([403, 'missing_right']);
});

test('a token without a role here is told so, an altered one is nobody’s', async () => {
  login.people.set(client.id, { roles: ['payroll'] });
  const token = await login.accessToken();
  expect(outcome(await withToken(token))).toEqual([403, 'no_role']);
  expect(outcome(await withToken(`${token}x`))).toEqual([401, 'not_signed_in']);
});

test('where no audience is set, access tokens are nobody’s', async () => {
  const closed = await testApp(settings(login));
  const token = await login.accessToken();
  const answer = await closed.call('GET', '/api/v1/me', undefined, { authorization: `Bearer ${token}` });
  expect(outcome(answer)).toEqual([401, 'not_signed_in']);
  await closed.stop();
});

test('the issuer changes its keys while nobody has to do anything', async () => {
  await withToken(await login.accessToken());
  const { port } = login;
  await login.stop();
  login = await issuer({ port, publicUrl, inIdToken: true, keys: [signingKey()] });
  login.people.set(client.id, feed);
  login.people.set('u-1', { name: 'Ana Ortiz', roles: ['worker'], county: '19' });
  login.signedIn.as = 'u-1';
  expect((await withToken(await login.accessToken())).status).toBe(200);
  const ana = new Browser(app, publicUrl);
  expect((await ana.signIn('/worker')).status).toBe(302);
});

test('roles and county may stand in the ID token itself', async () => {
  const ana = new Browser(app, publicUrl);
  await ana.signIn('/worker');
  expect((await ana.ask('GET', '/api/v1/me')).body).toMatchObject({ role: 'worker', county: '19' });
});

describe('while the issuer is away', () => {
  const unavailable = (answer: Answer) => {
    expect(answer.status).toBe(503);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    expect(answer.text).toContain('cannot be used at the moment');
  };

  test('nobody signs in or brings a token, everybody is told so, and it works again once it is back', async () => {
    const token = await login.accessToken();
    const { port } = login;
    await login.stop();
    const ana = new Browser(app, publicUrl);
    const page = await ana.open('/api/v1/oidc/sign-in');
    unavailable(page);
    expect(page.headers['content-type']).toContain('text/html');
    unavailable(await withToken(token));
    expect((await app.nobody.get('/health/live')).status).toBe(200);

    login = await issuer({ port, publicUrl });
    login.people.set('u-1', { name: 'Ana Ortiz', roles: ['worker'], county: '19' });
    login.signedIn.as = 'u-1';
    unavailable(await ana.open('/api/v1/oidc/sign-in'));
    app.clock.advance(5_000);
    expect((await ana.signIn('/worker')).status).toBe(302);
    expect((await ana.ask('GET', '/api/v1/me')).status).toBe(200);
  });

  test('who is signed in works on, and who comes back from it is told to start again', async () => {
    const ana = new Browser(app, publicUrl);
    await ana.signIn('/worker');
    const late = new Browser(app, publicUrl);
    const path = await late.untilCallback();
    await login.stop();
    expect((await ana.ask('GET', '/api/v1/me')).status).toBe(200);
    unavailable(await late.open(path));
    const csrf = (await ana.ask('GET', '/api/v1/me')).body.csrfToken;
    const signedOut = await ana.ask('POST', '/api/v1/oidc/sign-out', { 'x-csrf-token': csrf });
    expect(signedOut.status).toBe(200);
    expect((await ana.ask('GET', '/api/v1/me')).status).toBe(401);
  });
});

test('who signed in is known after a restart, and still signed in', async () => {
  const ana = new Browser(app, publicUrl);
  await ana.signIn('/worker');
  const { id } = (await ana.ask('GET', '/api/v1/me')).body;
  const { dataDir } = app;
  await app.stop({ keep: true });
  app = await testApp({ ...settings(login), OIDC_AUDIENCE: audience, DATA_DIR: dataDir });
  const again = await withToken(ana.cookie('caseledger_session')!);
  expect(again.body).toMatchObject({ id, name: 'Ana Ortiz', county: '19' });
  expect((await app.system.staff.find(id))?.name).toBe('Ana Ortiz');
});
