import { rmSync } from 'node:fs';
import { demoIdentity } from '#access';
import { requestBy, sendCode } from '../support/case-links.js';
import { resident } from '../support/residents.js';
import { type Headers, type TestApp, testApp } from '../support/test-app.js';

/** Rule O5: after a sign-out no replay succeeds, and cookie routes are protected against CSRF. */
let app: TestApp;
let requestId: string;

beforeAll(async () => {
  app = await testApp();
  requestId = (await requestBy(app, await resident(app)))['19']!;
});
afterAll(() => app.stop());

const minutes = 60_000;
const me = (headers: Headers) => app.call('GET', '/api/v1/me', undefined, headers);
const take = (headers: Headers) =>
  app.call('POST', `/api/v1/case-link-requests/${requestId}/take`, {}, headers);
const release = (headers: Headers) =>
  app.call('POST', `/api/v1/case-link-requests/${requestId}/release`, {}, headers);

async function signIn(identity: string) {
  const { body, headers, status } = await app.call('POST', '/api/v1/demo/session', { identity });
  const setCookie = String(headers['set-cookie'] ?? '');
  return { status, body, setCookie, cookie: setCookie.split(';')[0]!, csrf: String(body.csrfToken) };
}

test('after a sign-out no replay of the bearer token succeeds', async () => {
  const worker = await app.as('worker-19');
  const other = await app.as('worker-19');
  expect((await worker.get('/api/v1/me')).status).toBe(200);
  expect((await worker.delete('/api/v1/session')).status).toBe(204);
  const replays = await Promise.all(
    Array.from({ length: 100 }, (_, n) =>
      n % 2 === 0 ? worker.get('/api/v1/me') : take({ authorization: `Bearer ${worker.token}` }),
    ),
  );
  expect(new Set(replays.map((each) => each.status))).toEqual(new Set([401]));
  expect((await worker.delete('/api/v1/session')).status).toBe(401);
  expect((await other.get('/api/v1/me')).status).toBe(200);
});

test('after a sign-out no replay of the cookie succeeds, and the browser is told to forget it', async () => {
  const { cookie, csrf } = await signIn('worker-19');
  const left = await app.call('DELETE', '/api/v1/session', undefined, { cookie, 'x-csrf-token': csrf });
  expect(left.status).toBe(204);
  expect(String(left.headers['set-cookie'])).toMatch(/^caseledger_session=;.*Expires=Thu, 01 Jan 1970/);
  for (let n = 0; n < 20; n++) expect((await me({ cookie })).status).toBe(401);
  expect((await take({ cookie, 'x-csrf-token': csrf })).status).toBe(401);
  expect((await me({ authorization: `Bearer ${cookie.split('=')[1]}` })).status).toBe(401);
});

test.each(['https', 'HTTPS'])(
  'over TLS (%s) the cookie is one of this host alone, and no other name is read',
  async (scheme) => {
    const behind = await testApp({ TRUSTED_PROXIES: '127.0.0.1' });
    const tls = { 'x-forwarded-proto': scheme, 'x-forwarded-for': '203.0.113.9' };
    const at = (path: string, headers: Headers, method: 'GET' | 'DELETE' = 'GET') =>
      behind.call(method, path, undefined, { ...tls, ...headers });
    const { headers, body } = await behind.call(
      'POST',
      '/api/v1/demo/session',
      { identity: 'worker-19' },
      tls,
    );
    expect(String(headers['set-cookie'])).toMatch(
      /^__Host-caseledger_session=[\w-]{40,}; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    expect((await at('/api/v1/me', { cookie: `__Host-caseledger_session=${body.token}` })).status).toBe(200);
    expect((await at('/api/v1/me', { cookie: `caseledger_session=${body.token}` })).status).toBe(401);
    const left = await at(
      '/api/v1/session',
      { cookie: `__Host-caseledger_session=${body.token}`, 'x-csrf-token': body.csrfToken },
      'DELETE',
    );
    expect([left.status, String(left.headers['set-cookie'])]).toEqual([
      204,
      expect.stringMatching(/^__Host-caseledger_session=; .*Path=\/.*; Secure/),
    ]);
    await behind.stop();
  },
);

test('a sign-out and a request at the same moment: whatever comes after the answer is refused', async () => {
  const worker = await app.as('worker-19');
  const [left] = await Promise.all([worker.delete('/api/v1/session'), worker.get('/api/v1/me')]);
  expect(left.status).toBe(204);
  expect((await worker.get('/api/v1/me')).status).toBe(401);
});

test('no script can read the cookie, and no other site can send it with a change', async () => {
  const { setCookie, status } = await signIn('worker-19');
  expect(status).toBe(201);
  expect(setCookie).toMatch(/^caseledger_session=[\w-]{40,}; Path=\/; HttpOnly; SameSite=Lax$/);
});

test('where a trusted proxy says that the browser came over TLS, the cookie goes over nothing else', async () => {
  const secure = async (TRUSTED_PROXIES: string, protocol: string) => {
    const behind = await testApp({ TRUSTED_PROXIES });
    const forwarded = { 'x-forwarded-proto': protocol, 'x-forwarded-for': '203.0.113.9' };
    const session = { identity: 'worker-19' };
    const { headers } = await behind.call('POST', '/api/v1/demo/session', session, forwarded);
    await behind.stop();
    return /; Secure(;|$)/.test(String(headers['set-cookie']));
  };
  expect(await secure('127.0.0.1', 'https')).toBe(true);
  expect(await secure('127.0.0.1', 'http')).toBe(false);
  expect(await secure('10.0.0.0/8', 'https')).toBe(false);
  expect(await secure('', 'https')).toBe(false);
});

describe('a cookie session that changes something', () => {
  test('needs its own CSRF token', async () => {
    const { cookie, csrf } = await signIn('worker-19');
    const stranger = await signIn('worker-19');
    expect((await me({ cookie })).status).toBe(200);
    const wrong: Headers[] = [
      {},
      { 'x-csrf-token': '' },
      { 'x-csrf-token': 'x' },
      { 'x-csrf-token': stranger.csrf },
    ];
    for (const header of wrong) {
      const answer = await take({ cookie, ...header });
      expect([answer.status, answer.body.code]).toEqual([403, 'csrf']);
      expect((await app.call('DELETE', '/api/v1/session', undefined, { cookie, ...header })).status).toBe(
        403,
      );
    }
    expect((await take({ cookie, 'x-csrf-token': csrf })).status).toBe(200);
    expect((await release({ cookie, 'x-csrf-token': csrf })).status).toBe(200);
    expect((await me({ cookie })).body.csrfToken).toBe(csrf);
  });

  test.each(['Basic eDp5', 'Bearer', 'Negotiate x', ''])(
    'needs it also beside an Authorization header %p that is no bearer token',
    async (authorization) => {
      const { cookie } = await signIn('worker-19');
      expect((await take({ cookie, authorization })).status).toBe(403);
    },
  );

  test('a bearer token counts for itself, whatever cookie comes with it', async () => {
    const { cookie } = await signIn('viewer-19');
    const worker = await app.as('worker-19');
    const authorization = `Bearer ${worker.token}`;
    expect((await me({ cookie, authorization })).body.id).toBe('worker-19');
    expect((await take({ cookie, authorization })).status).toBe(200);
    expect((await release({ cookie, authorization })).status).toBe(200);
    expect((await me({ cookie, authorization: 'Bearer ended' })).status).toBe(401);
  });
});

describe('a session that nobody uses ends', () => {
  test.each([
    ['customer-999', 15],
    ['worker-19', 60],
  ])('%s after %d minutes', async (identity, idle) => {
    const used = await app.as(identity);
    const unused = await app.as(identity);
    app.clock.advance((idle - 1) * minutes);
    expect((await used.get('/api/v1/me')).status).toBe(200);
    app.clock.advance(2 * minutes);
    expect((await used.get('/api/v1/me')).status).toBe(200);
    expect((await unused.get('/api/v1/me')).status).toBe(401);
  });

  test('and one that is used all day ends after twelve hours', async () => {
    const worker = await app.as('worker-19');
    for (let half = 1; half < 24; half++) {
      app.clock.advance(30 * minutes);
      expect((await worker.get('/api/v1/me')).status).toBe(200);
    }
    app.clock.advance(31 * minutes);
    expect((await worker.get('/api/v1/me')).status).toBe(401);
  });
});

test('somebody who does not exist gets no session', async () => {
  for (const identity of ['worker-99', 'worker-19-c', 'admin', 'customer-0', '__proto__', 'WORKER-19', '']) {
    const { status, setCookie } = await signIn(identity);
    expect([identity, status, setCookie]).toEqual([identity, 422, '']);
  }
});

describe('demo sign-in', () => {
  const tryingWith = async (env: Headers) => {
    const demo = await testApp(env);
    const [listed, signed] = [
      await demo.call('GET', '/api/v1/demo/identities'),
      await demo.call('POST', '/api/v1/demo/session', { identity: 'worker-19' }),
    ];
    await demo.stop();
    return [listed.status, signed.status];
  };

  test('answers as missing where it is off, and on an address that others can reach', async () => {
    expect(await tryingWith({ DEMO_SIGN_IN: 'off' })).toEqual([404, 404]);
    expect(await tryingWith({ HOST: '0.0.0.0' })).toEqual([404, 404]);
  });

  test('in a container counts the address at which the machine publishes it', async () => {
    const inContainer = { HOST: '0.0.0.0', PUBLISHED_ON: '127.0.0.1' };
    expect(await tryingWith(inContainer)).toEqual([200, 201]);
    expect(await tryingWith({ ...inContainer, PUBLISHED_ON: '0.0.0.0' })).toEqual([404, 404]);
    expect(await tryingWith({ ...inContainer, PUBLISHED_ON: '192.0.2.7' })).toEqual([404, 404]);
    expect(await tryingWith({ HOST: '127.0.0.1', PUBLISHED_ON: '0.0.0.0' })).toEqual([404, 404]);
  });

  test('is off where a container on a loopback address has a public one before it, unless that was said', async () => {
    const opened = { HOST: '0.0.0.0', PUBLISHED_ON: '127.0.0.1', PUBLIC_URL: 'https://portal.example.gov' };
    expect(await tryingWith(opened)).toEqual([404, 404]);
    expect(await tryingWith({ ...opened, DEMO_SIGN_IN: 'loopback' })).toEqual([200, 201]);
    expect(await tryingWith({ ...opened, PUBLIC_URL: 'http://localhost:3000' })).toEqual([200, 201]);
  });

  test('answers only to the names of this machine, whatever resolves to it, and whoever passes it on', async () => {
    const host = async (env: Headers, headers: Headers) => {
      const demo = await testApp(env);
      const { body: ways } = await demo.call('GET', '/api/v1/sign-in', undefined, headers);
      const answers = [
        await demo.call('GET', '/api/v1/demo/identities', undefined, headers),
        await demo.call('POST', '/api/v1/demo/session', { identity: 'worker-19' }, headers),
      ];
      await demo.stop();
      return [...answers.map((each) => each.status), ways.demo];
    };
    const on = [200, 201, true];
    const off = [404, 404, false];
    for (const own of ['localhost', 'LOCALHOST:3000', '127.0.0.1:8080', '[::1]', '[::1]:3000'])
      expect([own, await host({}, { host: own })]).toEqual([own, on]);
    for (const other of [
      'evil.example',
      'localhost.evil.example',
      '127.0.0.1.nip.io:3000',
      '192.168.1.5',
      'localhost:3000x',
      '127.0.0.2',
    ])
      expect([other, await host({}, { host: other })]).toEqual([other, off]);
    const behind = { HOST: '0.0.0.0', PUBLISHED_ON: '127.0.0.1', TRUSTED_PROXIES: '127.0.0.1' };
    const forwarded = {
      host: 'localhost:3000',
      'x-forwarded-host': 'localhost:3000',
      'x-forwarded-for': '172.18.0.1',
    };
    expect(await host(behind, forwarded)).toEqual(on);
    expect(await host(behind, { ...forwarded, 'x-forwarded-host': 'evil.example' })).toEqual(off);
    expect(await host(behind, { ...forwarded, host: 'evil.example' })).toEqual(off);
    expect(await host({ DEMO_SIGN_IN: 'anywhere' }, { host: 'demo.example' })).toEqual(on);
  });

  test('the outbox shows what was written only where demo sign-in works', async () => {
    const first = await testApp();
    const ana = await resident(first);
    await sendCode(first, ana.customer, await ana.ask());
    const { dataDir: DATA_DIR } = first.system.config;
    await first.stop({ keep: true });
    const shown = async (env: Headers, headers: Headers = {}) => {
      const demo = await testApp({ ...env, DATA_DIR });
      // A session from when it worked.
      const token = await demo.system.sessions.start(demoIdentity('ops')!);
      const own = { authorization: `Bearer ${token}`, ...headers };
      const { body } = await demo.call('GET', '/api/v1/ops/outbox', undefined, own);
      await demo.stop({ keep: true });
      return body.items.map((each: object) => 'text' in each);
    };
    expect(await shown({})).toEqual([true]);
    expect(await shown({}, { host: 'evil.example' })).toEqual([false]);
    expect(await shown({ HOST: '0.0.0.0' })).toEqual([false]);
    rmSync(DATA_DIR, { recursive: true });
  });

  test('ends the session that the browser had before', async () => {
    const first = await signIn('worker-19');
    const again = await app.call(
      'POST',
      '/api/v1/demo/session',
      { identity: 'worker-34' },
      { cookie: first.cookie, 'x-csrf-token': first.csrf },
    );
    expect(again.status).toBe(201);
    expect((await me({ cookie: first.cookie })).status).toBe(401);
    expect((await me({ authorization: `Bearer ${again.body.token}` })).body.id).toBe('worker-34');
  });

  test('works anywhere only when that was said', async () => {
    expect(await tryingWith({ HOST: '0.0.0.0', DEMO_SIGN_IN: 'anywhere' })).toEqual([200, 201]);
  });
});

test('every answer forbids framing, sniffing and foreign scripts', async () => {
  for (const { headers } of [
    await me({}),
    await app.call('GET', '/health/live'),
    await app.call('GET', '/nowhere'),
  ]) {
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(String(headers['content-security-policy'])).toMatch(/default-src 'self'.*frame-ancestors 'none'/);
    expect(headers['x-powered-by']).toBeUndefined();
  }
});
