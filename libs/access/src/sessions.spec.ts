import { DerivedSecrets } from '#privacy';
import { demoDirectory, demoIdentity } from './demo-identities.js';
import type { SessionLifetime, SessionStore } from './session-store.js';
import { type AccessTokens, Sessions } from './sessions.js';

class OneSession implements SessionStore {
  lifetime: SessionLifetime | undefined;
  identityId = '';
  uses = 0;
  async create(identityId: string, lifetime: SessionLifetime) {
    this.identityId = identityId;
    this.lifetime = lifetime;
    return 'token';
  }
  async find(token: string) {
    return token === 'token'
      ? { identityId: this.identityId, startedAt: '2026-05-01T17:00:00.000Z' }
      : undefined;
  }
  async use(token: string) {
    this.uses++;
    return this.find(token);
  }
  async end() {}
  async endAll() {
    return 0;
  }
  async keepNewest() {
    return 0;
  }
  async count() {
    return 1;
  }
}

const root = (fill: number) => new DerivedSecrets(new Uint8Array(32).fill(fill));
const sessionsOver = (store: SessionStore, fill = 1) => new Sessions(store, demoDirectory, root(fill));

test('a customer has 15 minutes without use, staff an hour, both at most 12 hours', async () => {
  const store = new OneSession();
  await sessionsOver(store).start(demoIdentity('customer-1')!);
  expect(store.lifetime).toEqual({ idleMinutes: 15, absoluteMinutes: 720 });
  await sessionsOver(store).start(demoIdentity('worker-19')!);
  expect(store.lifetime).toEqual({ idleMinutes: 60, absoluteMinutes: 720 });
});

test('a token leads to the identity with its rights', async () => {
  const sessions = sessionsOver(new OneSession());
  const token = await sessions.start(demoIdentity('viewer-19')!);
  const found = await sessions.find(token);
  expect(found?.identity.id).toBe('viewer-19');
  expect(found?.identity.rights.has('case-link:process')).toBe(false);
  expect(await sessions.find('another')).toBeUndefined();
});

test('a session of somebody who is no longer known is none', async () => {
  const store = new OneSession();
  store.identityId = 'worker-99';
  expect(await sessionsOver(store).find('token')).toBeUndefined();
});

test('a look-up for live updates does not count as use', async () => {
  const store = new OneSession();
  const sessions = sessionsOver(store);
  await sessions.start(demoIdentity('ops')!);
  await sessions.find('token', { use: false });
  expect(store.uses).toBe(0);
  await sessions.find('token');
  expect(store.uses).toBe(1);
});

test('an access token is looked up where those are known, and nowhere else', async () => {
  const store = new OneSession();
  const holder = { identity: demoIdentity('registry')!, startedAt: '2026-05-01T17:00:00.000Z' };
  const asked: string[] = [];
  const accessTokens: AccessTokens = {
    async find(token) {
      asked.push(token);
      if (token === 'a.b.away') throw new Error('the issuer is away');
      return token === 'a.b.good' ? holder : undefined;
    },
  };
  const sessions = new Sessions(store, demoDirectory, root(1), undefined, accessTokens);
  const own = await sessions.start(demoIdentity('ops')!);
  expect((await sessions.find(own))?.identity.id).toBe('ops');
  expect(asked).toEqual([]);
  expect(await sessions.find('a.b.good')).toBe(holder);
  expect(await sessions.find('a.b.bad')).toBeUndefined();
  await expect(sessions.find('a.b.away')).rejects.toThrow('away');
  expect(await sessions.find('a.b.away', { use: false })).toBeUndefined();
  expect(await sessionsOver(store).find('a.b.good')).toBeUndefined();
});

test('a CSRF token fits one session and one installation only', () => {
  const sessions = sessionsOver(new OneSession());
  const token = sessions.csrfToken('token');
  expect(token).toBe(sessions.csrfToken('token'));
  expect(sessions.csrfToken('other')).not.toBe(token);
  expect(sessionsOver(new OneSession(), 2).csrfToken('token')).not.toBe(token);
});
