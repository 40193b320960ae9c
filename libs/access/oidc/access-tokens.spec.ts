import { SignJWT, UnsecuredJWT } from 'jose';
import { MovableClock } from '#kernel/testing';
import { DerivedSecrets } from '#privacy';
import { rightsOf } from '../src/rights.js';
import { goodPayload, type ScriptedIssuer, scriptedIssuer } from '../testing/scripted-issuer.js';
import { OidcAccessTokens } from './access-tokens.js';
import { Issuer } from './issuer.js';
import { IssuerUnavailable, SignInRefused } from './refusals.js';
import type { OidcSettings } from './settings.js';

const audience = 'https://caseledger.example.gov/api';
let login: ScriptedIssuer;
let clock: MovableClock;
let tokens: OidcAccessTokens;
beforeEach(async () => {
  login = await scriptedIssuer();
  clock = new MovableClock();
  const settings: OidcSettings & { audience: string } = {
    issuer: login.url,
    clientId: 'caseledger',
    clientSecret: undefined,
    clientAuthentication: 'basic',
    scope: 'openid',
    redirectUri: 'http://127.0.0.1/callback',
    signedOutUri: 'http://127.0.0.1/',
    audience,
    mapping: {
      countyClaim: 'county',
      rightsClaim: 'roles',
      roles: new Map([['worker', { role: 'worker', rights: rightsOf('worker') }]]),
    },
  };
  const secrets = new DerivedSecrets(new Uint8Array(32).fill(1));
  tokens = new OidcAccessTokens(settings, { issuer: new Issuer(settings, clock), secrets, clock });
});
afterEach(() => login.stop());

const good = () => ({
  ...goodPayload(login.url, audience, clock.now()),
  name: 'Ana Ortiz',
  roles: ['worker'],
  county: '19',
});

test('a good token is its holder, with the rights of the roles in it', async () => {
  const payload = good();
  const found = await tokens.find(await login.sign(payload, { typ: 'at+jwt' }));
  expect(found?.identity).toMatchObject({
    name: 'Ana Ortiz',
    role: 'worker',
    actor: { kind: 'worker', county: '19' },
  });
  expect(found?.identity.id).toMatch(/^[a-z2-7]{26}$/);
  expect(found?.startedAt).toBe(new Date(payload.iat * 1_000).toISOString());
  const again = await tokens.find(await login.sign({ ...payload, roles: ['worker', 'other'] }));
  expect(again?.identity.id).toBe(found?.identity.id);
});

describe('no one is found by a token', () => {
  test.each([
    ['for another audience', () => ({ aud: 'https://elsewhere.gov' })],
    ['for the client, as an ID token is', () => ({ aud: 'caseledger' })],
    ['of another issuer', () => ({ iss: 'https://elsewhere.gov' })],
    ['that answers somebody’s sign-in', () => ({ nonce: 'n' })],
    ['that is bound to a key', () => ({ cnf: { jkt: 'x' } })],
    ['without a subject', () => ({ sub: undefined })],
    ['that never expires', () => ({ exp: undefined })],
  ])('%s', async (_, change) => {
    const { aud, ...rest } = { ...good(), ...change() };
    expect(await tokens.find(await login.sign({ ...rest, aud }))).toBeUndefined();
  });

  test('with a type that is no access token’s', async () => {
    expect(await tokens.find(await login.sign(good(), { typ: 'logout+jwt' }))).toBeUndefined();
    expect(await tokens.find(await login.sign(good(), { typ: 'JWT' }))).toBeDefined();
  });

  test('that is altered, unsigned, signed by somebody else, or with a shared secret', async () => {
    const token = await login.sign(good());
    const [header, , signature] = token.split('.');
    const forged = Buffer.from(JSON.stringify({ ...good(), roles: ['worker', 'x'] })).toString('base64url');
    const other = await scriptedIssuer();
    const bad = [
      `${header}.${forged}.${signature}`,
      new UnsecuredJWT(good()).encode(),
      await other.sign(good()),
      await new SignJWT(good()).setProtectedHeader({ alg: 'HS256' }).sign(new Uint8Array(32).fill(7)),
      'a.b.c',
      '..',
    ];
    await other.stop();
    for (const each of bad) expect(await tokens.find(each)).toBeUndefined();
    expect(await tokens.find(token)).toBeDefined();
  });
});

test('clocks may differ by a minute, both ways', async () => {
  const now = Math.floor(Date.parse(clock.now()) / 1_000);
  const found = async (change: object) =>
    (await tokens.find(await login.sign({ ...good(), ...change }))) !== undefined;
  expect(await found({ exp: now - 50 })).toBe(true);
  expect(await found({ exp: now - 70 })).toBe(false);
  expect(await found({ nbf: now + 50 })).toBe(true);
  expect(await found({ nbf: now + 70 })).toBe(false);
});

test('a new key of the issuer is found by itself, and unknown ones do not have it asked all the time', async () => {
  await tokens.find(await login.sign(good()));
  const old = await login.sign(good());
  await login.rotate();
  expect(await tokens.find(await login.sign(good()))).toBeDefined();
  expect(await tokens.find(old)).toBeUndefined();
  const { keys } = login.asked();
  for (let n = 0; n < 50; n++) await tokens.find(await login.sign(good(), { kid: `made-up-${n}` }));
  expect(login.asked().keys).toBe(keys);
  clock.advance(10_000);
  await tokens.find(await login.sign(good(), { kid: 'made-up' }));
  expect(login.asked().keys).toBe(keys + 1);
});

test('a good token of somebody without a role says so', async () => {
  const token = await login.sign({ ...good(), roles: [] });
  await expect(tokens.find(token)).rejects.toThrow(SignInRefused);
});

describe('an issuer that is away', () => {
  test('is not asked again for five seconds, and then found', async () => {
    const token = await login.sign(good());
    login.goesAway(true);
    await expect(tokens.find(token)).rejects.toThrow(IssuerUnavailable);
    login.goesAway(false);
    await expect(tokens.find(token)).rejects.toThrow(IssuerUnavailable);
    clock.advance(5_000);
    expect(await tokens.find(token)).toBeDefined();
    expect(login.asked().discovery).toBe(1);
  });

  test('is not missed while its keys are known, also after the hour in which it is asked again', async () => {
    const token = await login.sign({ ...good(), exp: good().exp + 7_200 });
    expect(await tokens.find(token)).toBeDefined();
    login.goesAway(true);
    clock.advance(3_600_000);
    expect(await tokens.find(token)).toBeDefined();
  });
});
