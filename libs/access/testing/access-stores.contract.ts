import type { FakeClock } from '#kernel/testing';
import type { Counters } from '../src/counters.js';
import type { SessionStore } from '../src/session-store.js';

const lifetime = { idleMinutes: 15, absoluteMinutes: 12 * 60 };
const minutes = (count: number) => count * 60_000;

/** What every session store keeps. */
export function sessionStoreContract(
  open: () => { readonly store: SessionStore; readonly clock: FakeClock },
): void {
  test('a token finds its own session and no other', async () => {
    const { store } = open();
    const [ana, ben] = [await store.create('ana', lifetime), await store.create('ben', lifetime)];
    expect((await store.find(ana))?.identityId).toBe('ana');
    expect((await store.find(ben))?.identityId).toBe('ben');
    expect(await store.find(`${ana}x`)).toBeUndefined();
    expect(await store.find('')).toBeUndefined();
  });

  test('a session that is not used for its idle time is over', async () => {
    const { store, clock } = open();
    const token = await store.create('ana', lifetime);
    clock.advance(minutes(15) - 1);
    expect(await store.find(token)).toBeDefined();
    clock.advance(1);
    expect(await store.find(token)).toBeUndefined();
    expect(await store.use(token)).toBeUndefined();
  });

  test('use keeps a session alive, to the second', async () => {
    const { store, clock } = open();
    const token = await store.create('ana', lifetime);
    clock.advance(59_000);
    await store.use(token);
    clock.advance(minutes(15) - 1);
    expect(await store.find(token)).toBeDefined();
  });

  test('looking a session up without using it does not keep it alive', async () => {
    const { store, clock } = open();
    const token = await store.create('ana', lifetime);
    clock.advance(minutes(14));
    await store.find(token);
    clock.advance(minutes(1));
    expect(await store.find(token)).toBeUndefined();
  });

  test('no session outlives its longest life, however much it is used', async () => {
    const { store, clock } = open();
    const token = await store.create('ana', lifetime);
    for (let passed = 0; passed < 12 * 60 - 10; passed += 10) {
      expect(await store.use(token)).toBeDefined();
      clock.advance(minutes(10));
    }
    expect(await store.use(token)).toBeDefined();
    clock.advance(minutes(10));
    expect(await store.use(token)).toBeUndefined();
  });

  test('after its end no replay of a token succeeds', async () => {
    const { store } = open();
    const token = await store.create('ana', lifetime);
    await store.use(token);
    await store.end(token);
    for (let replay = 0; replay < 1_000; replay++) {
      expect(await store.find(token)).toBeUndefined();
      expect(await store.use(token)).toBeUndefined();
    }
  });

  test('of the sessions of somebody the newest are kept, and nobody else’s are touched', async () => {
    const { store, clock } = open();
    const ben = await store.create('ben', lifetime);
    const tokens: string[] = [];
    for (let n = 0; n < 4; n++) {
      tokens.push(await store.create('ana', lifetime));
      clock.advance(1);
    }
    expect(await store.keepNewest('ana', 2)).toBe(2);
    expect(await store.keepNewest('ana', 2)).toBe(0);
    const left = await Promise.all(
      [...tokens, ben].map(async (each) => (await store.find(each)) !== undefined),
    );
    expect(left).toEqual([false, false, true, true, true]);
    expect(await store.keepNewest('ana', 0)).toBe(2);
  });

  test('no id stands for the one that it begins with', async () => {
    const { store } = open();
    const token = await store.create('ana', lifetime);
    await store.create('ana\0x', lifetime).catch(() => undefined);
    expect(await store.endAll('ana\0')).toBe(0);
    expect((await store.find(token))?.identityId).toBe('ana');
    expect(await store.endAll('ana')).toBe(1);
  });

  test('ending all of one identity leaves the others', async () => {
    const { store } = open();
    const tokens = [await store.create('ana', lifetime), await store.create('ana', lifetime)];
    const ben = await store.create('ben', lifetime);
    expect(await store.endAll('ana')).toBe(2);
    for (const token of tokens) expect(await store.use(token)).toBeUndefined();
    expect(await store.find(ben)).toBeDefined();
    expect(await store.count()).toBe(1);
  });
}

/** What every store of counters keeps. */
export function countersContract(
  open: () => { readonly counters: Counters; readonly clock: FakeClock },
): void {
  test('counts by name, and anew after the window that the first count opened', async () => {
    const { counters, clock } = open();
    expect(await counters.increment('a', 60)).toBe(1);
    clock.advance(30_000);
    expect(await counters.increment('a', 60)).toBe(2);
    expect(await counters.increment('b', 60)).toBe(1);
    clock.advance(30_000);
    expect(await counters.current('a')).toBe(0);
    expect(await counters.current('b')).toBe(1);
    expect(await counters.increment('a', 60)).toBe(1);
  });

  test('no name stands for the one that it begins with', async () => {
    const { counters } = open();
    await counters.increment('a', 60);
    expect(await counters.current('a\0x')).toBe(0);
    await counters.increment('a\0x', 60).catch(() => undefined);
    await counters.reset('a\0x').catch(() => undefined);
    expect(await counters.current('a')).toBe(1);
  });

  test('counts nothing twice and forgets nothing under load', async () => {
    const { counters } = open();
    const counts = await Promise.all(Array.from({ length: 200 }, () => counters.increment('a', 60)));
    expect(new Set(counts).size).toBe(200);
    expect(await counters.current('a')).toBe(200);
  });

  test('can be set back', async () => {
    const { counters } = open();
    await counters.increment('a', 60);
    await counters.reset('a');
    expect(await counters.increment('a', 60)).toBe(1);
  });
}
