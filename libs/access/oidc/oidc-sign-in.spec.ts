import { createHash } from 'node:crypto';
import type { JWTPayload } from 'jose';
import { MovableClock, SeededRandomness } from '#kernel/testing';
import { DerivedSecrets } from '#privacy';
import { rightsOf } from '../src/rights.js';
import type { StaffStore } from '../src/staff.js';
import { memoryCounters, memoryStaff } from '../testing/memory-access.js';
import { goodPayload, type ScriptedIssuer, scriptedIssuer } from '../testing/scripted-issuer.js';
import { Issuer } from './issuer.js';
import { OidcSignIn } from './oidc-sign-in.js';
import type { OidcSettings } from './settings.js';

let login: ScriptedIssuer;
let clock: MovableClock;
let staff: StaffStore;
let signIn: OidcSignIn;
beforeEach(async () => {
  login = await scriptedIssuer();
  clock = new MovableClock();
  staff = memoryStaff();
  signIn = signInAt(new DerivedSecrets(new Uint8Array(32).fill(1)));
});
afterEach(() => login.stop());

function signInAt(secrets: DerivedSecrets): OidcSignIn {
  const settings: OidcSettings = {
    issuer: login.url,
    clientId: 'caseledger',
    clientSecret: 'secret',
    clientAuthentication: 'post',
    scope: 'openid',
    redirectUri: 'http://127.0.0.1/callback',
    signedOutUri: 'http://127.0.0.1/',
    audience: undefined,
    mapping: {
      countyClaim: 'county',
      rightsClaim: 'roles',
      roles: new Map([['worker', { role: 'worker', rights: rightsOf('worker') }]]),
    },
  };
  const randomness = new SeededRandomness('sign-in');
  const issuer = new Issuer(settings, clock);
  return new OidcSignIn(settings, { issuer, staff, counters: memoryCounters(), secrets, clock, randomness });
}

/** Goes to the issuer and comes back with a code, for which it gives out an ID token with these changes. */
async function begun(change: (payload: JWTPayload) => Promise<string> | JWTPayload = (payload) => payload) {
  const { url, cookie } = await signIn.begin('/worker');
  const sent = new URL(url).searchParams;
  login.answersTokens(async (form) => {
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (challenge !== sent.get('code_challenge')) return [400, { error: 'invalid_grant' }];
    const payload = {
      ...goodPayload(login.url, 'caseledger', new Date().toISOString()),
      nonce: sent.get('nonce') ?? '',
      name: 'Ana Ortiz',
      roles: ['worker'],
      county: '19',
    };
    const changed = await change(payload);
    const idToken = typeof changed === 'string' ? changed : await login.sign(changed);
    return [200, { access_token: 'a', token_type: 'Bearer', id_token: idToken }];
  });
  return { sent, cookie, query: new URLSearchParams({ state: sent.get('state') ?? '', code: 'c-1' }) };
}

const outcome = (finishing: ReturnType<OidcSignIn['finish']>) =>
  finishing.then(
    () => 'signed in',
    ({ name, code, reason }: Error & { code?: string; reason?: string }) => `${name}: ${code ?? reason}`,
  );

test('whoever comes back with the answer to their own question is signed in and remembered', async () => {
  const { query, cookie } = await begun();
  const { identity, returnTo } = await signIn.finish(query, cookie);
  expect(returnTo).toBe('/worker');
  expect(await staff.find(identity.id)).toEqual(identity);
});

test('what is secret in a sign-in is neither in the address nor readable in the cookie', async () => {
  const { sent, cookie, query } = await begun();
  expect(sent.get('code_challenge_method')).toBe('S256');
  let verifier = '';
  login.answersTokens((form) => {
    verifier = form.get('code_verifier') ?? '';
    return [500, {}];
  });
  await outcome(signIn.finish(query, cookie));
  expect(verifier.length).toBeGreaterThan(40);
  expect([...sent.values()]).not.toContain(verifier);
  expect(Buffer.from(cookie, 'base64url').toString('latin1')).not.toContain(verifier);
});

const now = () => Math.floor(Date.parse(clock.now()) / 1_000);

describe('an ID token is not accepted', () => {
  test.each<[string, (payload: JWTPayload) => JWTPayload]>([
    ['that answers another sign-in', (payload) => ({ ...payload, nonce: 'another' })],
    ['that answers none', ({ nonce: _, ...payload }) => payload],
    ['for another client', (payload) => ({ ...payload, aud: 'another' })],
    ['of another issuer', (payload) => ({ ...payload, iss: 'https://elsewhere.gov' })],
    ['that has expired', (payload) => ({ ...payload, exp: now() - 70 })],
  ])('%s', async (_, change) => {
    const { query, cookie } = await begun(change);
    expect(await outcome(signIn.finish(query, cookie))).toBe('SignInRefused: not_accepted');
  });

  test('that somebody else signed', async () => {
    const other = await scriptedIssuer();
    const { query, cookie } = await begun((payload) => other.sign(payload));
    await other.stop();
    expect(await outcome(signIn.finish(query, cookie))).toBe('SignInRefused: not_accepted');
  });

  test('but one whose time is off by less than a minute is', async () => {
    const { query, cookie } = await begun((payload) => ({ ...payload, exp: now() - 40 }));
    expect(await outcome(signIn.finish(query, cookie))).toBe('signed in');
  });
});

describe('a way back is refused', () => {
  test('without the cookie, with an altered one, and with one of another installation', async () => {
    const { query, cookie } = await begun();
    const altered = `${cookie.slice(0, -2)}${cookie.endsWith('AA') ? 'BB' : 'AA'}`;
    for (const each of [undefined, '', 'x', altered])
      expect(await outcome(signIn.finish(query, each))).toBe('SignInRefused: not_begun_here');
    const elsewhere = signInAt(new DerivedSecrets(new Uint8Array(32).fill(2)));
    expect(await outcome(elsewhere.finish(query, cookie))).toBe('SignInRefused: not_begun_here');
  });

  test('with the state of another sign-in, or none', async () => {
    const { cookie } = await begun();
    const { query } = await begun();
    expect(await outcome(signIn.finish(query, cookie))).toBe('SignInRefused: not_begun_here');
    expect(await outcome(signIn.finish(new URLSearchParams({ code: 'c-1' }), cookie))).toBe(
      'SignInRefused: not_begun_here',
    );
  });

  test('a second time, and after ten minutes', async () => {
    const { query, cookie } = await begun();
    expect(await outcome(signIn.finish(query, cookie))).toBe('signed in');
    expect(await outcome(signIn.finish(query, cookie))).toBe('SignInRefused: used');
    const late = await begun();
    clock.advance(601_000);
    expect(await outcome(signIn.finish(late.query, late.cookie))).toBe('SignInRefused: too_late');
  });

  test('with the cookie that is for signing out', async () => {
    const first = await begun();
    const { cookie } = await signIn.finish(first.query, first.cookie);
    const { query } = await begun();
    expect(await outcome(signIn.finish(query, cookie))).toBe('SignInRefused: not_begun_here');
  });
});

test.each([
  ['access_denied', 'SignInRefused: denied'],
  ['login_required', 'SignInRefused: denied'],
  ['temporarily_unavailable', 'IssuerUnavailable: temporarily_unavailable'],
  ['unauthorized_client', 'IssuerUnavailable: unauthorized_client'],
])('when the issuer answers %s, that is %s', async (error, expected) => {
  const { query, cookie } = await begun();
  const refused = new URLSearchParams({ state: query.get('state') ?? '', error });
  expect(await outcome(signIn.finish(refused, cookie))).toBe(expected);
});

test.each<[number, object, string]>([
  [400, { error: 'invalid_grant' }, 'SignInRefused: not_accepted'],
  [400, { error: 'invalid_client' }, 'IssuerUnavailable: invalid_client'],
  [500, {}, 'IssuerUnavailable: OAUTH_RESPONSE_IS_NOT_CONFORM'],
  [200, {}, 'SignInRefused: not_accepted'],
])('when the token endpoint answers %i %j, that is %s', async (status, body, expected) => {
  const { query, cookie } = await begun();
  login.answersTokens(() => [status, body]);
  expect(await outcome(signIn.finish(query, cookie))).toBe(expected);
});

test('guesses at the state do not use up the sign-in that they guess at', async () => {
  const { query, cookie } = await begun();
  const other = new URLSearchParams({ ...Object.fromEntries(query), state: 'guessed' });
  for (let tries = 0; tries < 3; tries++) await outcome(signIn.finish(other, cookie));
  expect(await outcome(signIn.finish(query, cookie))).toBe('signed in');
});

test('who has lost the role is forgotten', async () => {
  const first = await begun();
  const { identity } = await signIn.finish(first.query, first.cookie);
  const second = await begun((payload) => ({ ...payload, roles: [] }));
  expect(await outcome(signIn.finish(second.query, second.cookie))).toBe('SignInRefused: no_role');
  expect(await staff.find(identity.id)).toBeUndefined();
});

test('an issuer without a page to sign out at has no such address', async () => {
  expect(await signIn.signOutUrl(undefined)).toBeUndefined();
});
