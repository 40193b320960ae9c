import { type StoredEvent, StoreRefused } from '#event-store';
import { newEvent } from '#event-store/testing';
import { openedOnFake, until } from './testing/opened.js';

jest.setTimeout(60_000);

const many = (count: number) => Array.from({ length: count }, () => newEvent());

describe('a subscription', () => {
  let world: Awaited<ReturnType<typeof openedOnFake>>;
  beforeEach(async () => {
    world = await openedOnFake();
  });
  afterEach(() => world.close());

  /** Follows until so many events came; `caughtUp` may do something each time there is nothing more. */
  async function follow(
    enough: number,
    caughtUp: (events: readonly StoredEvent[]) => unknown,
    after?: string,
  ) {
    const stop = new AbortController();
    const events: StoredEvent[] = [];
    for await (const message of world.store.subscribeAll({ after, signal: stop.signal })) {
      if (message.kind === 'events') events.push(...message.events);
      else await caughtUp(events);
      if (events.length >= enough) stop.abort();
    }
    return events;
  }

  const revisions = (count: number) => Array.from({ length: count }, (_, n) => BigInt(n));

  test.each(['killed', 'terminated', 'cleanly'] as const)(
    'that ended (%s) goes on behind its last event, without loss and without doubles',
    async (how) => {
      const { fake, store } = world;
      await store.append('a', many(40), 'no_stream');
      let ends = 0;
      const events = await follow(43, async (so) => {
        if (so.length < 40 + ends || ends === 3) return;
        fake.subscriptions.endAll(how);
        await store.append('a', [newEvent()], BigInt(39 + ends++));
      });
      expect(events.map(({ revision }) => revision)).toEqual(revisions(43));
      expect(fake.calls.subscribe).toBe(4);
    },
  );

  test('goes on when the server was killed and came back', async () => {
    const { fake, store } = world;
    await store.append('a', many(3), 'no_stream');
    let isKilled = false;
    const events = await follow(4, async () => {
      if (isKilled) return;
      isKilled = true;
      fake.kill();
      await fake.start();
      await store.append('a', [newEvent()], 2n).catch(() => store.append('a', [newEvent()], 2n));
    });
    expect(events.map(({ revision }) => revision)).toEqual(revisions(4));
  });

  test.each(['unavailable', 'not_ready', 'not_leader', 'internal', 'silent'] as const)(
    'that cannot be opened (%s) is tried again',
    async (fault) => {
      const { fake, store } = world;
      await store.append('a', [newEvent()], 'no_stream');
      fake.faults.read(fault);
      const following = () => follow(1, () => {});
      const events = fault === 'silent' ? world.whileSilent('subscribe', following) : following();
      expect(await events).toHaveLength(1);
    },
  );

  test('has caught up only when its reader has, although the server says so earlier', async () => {
    const { fake, store } = world;
    await store.append('a', many(1_200), 'no_stream');
    for (let n = 0; n < 100; n++) fake.systemEvent();
    const counts: number[] = [];
    const stop = new AbortController();
    let count = 0;
    for await (const message of store.subscribeAll({ signal: stop.signal })) {
      if (message.kind === 'events') {
        count += message.events.length;
        await until(() => true);
        continue;
      }
      counts.push(count);
      fake.subscriptions.say('fell_behind');
      if (counts.length === 1) fake.subscriptions.say('caught_up');
      else stop.abort();
    }
    expect(counts).toEqual([1_200, 1_200]);
  });

  test('gives nothing of the server’s own', async () => {
    const { fake, store } = world;
    const events = await follow(2, async (so) => {
      fake.systemEvent();
      const at = so.length === 0 ? 'no_stream' : 0n;
      await store.append('a', [newEvent()], at);
    });
    expect(events.map(({ stream }) => stream)).toEqual(['a', 'a']);
  });

  test('behind the end of the log is refused: the server would stay silent for ever', async () => {
    const { fake, store } = world;
    await store.append('a', many(5), 'no_stream');
    const after = await store.head();
    fake.log.cutTo(fake.log.records.length - 2);
    await expect(follow(1, () => {}, after)).rejects.toThrow(StoreRefused);
    await expect(follow(1, () => {}, after)).rejects.toThrow('restored');
    expect(fake.calls.subscribe).toBe(0);
    const head = await store.head();
    expect(head! < after!).toBe(true);
  });

  test('that finds, when it resumes, that the database was replaced by an older one is refused', async () => {
    const { fake, store } = world;
    await store.append('a', many(5), 'no_stream');
    const following = follow(9, () => {
      fake.log.cutTo(fake.log.records.length - 2);
      fake.subscriptions.endAll('killed');
    });
    await expect(following).rejects.toThrow('restored');
  });

  test('behind a position where no event starts is refused after a few tries', async () => {
    const { fake, store } = world;
    const { position } = await store.append('a', many(2), 'no_stream');
    const between = String(BigInt(position.slice(0, 20)) - 1n).padStart(20, '0');
    await expect(follow(1, () => {}, between + between)).rejects.toThrow(StoreRefused);
    expect(fake.calls.subscribe).toBe(3);
  });

  test('goes on after one unknown error among other failures: its position is in order', async () => {
    const { fake, store } = world;
    const { position } = await store.append('a', [newEvent()], 'no_stream');
    await store.append('a', [newEvent()], 0n);
    const before = fake.calls.read;
    fake.faults.read('unavailable', 'unavailable');
    const following = follow(1, () => {}, position);
    // The end of the log is read before each try, so the third one is about to subscribe.
    await until(() => fake.calls.read === before + 3);
    fake.faults.read('unknown');
    expect(await following).toHaveLength(1);
    expect(fake.calls.subscribe).toBe(2);
  });

  test('of a user who may not read is refused for good', async () => {
    world.fake.faults.read('denied');
    await expect(follow(1, () => {})).rejects.toThrow(StoreRefused);
  });

  test('leaves no call behind, however it is left', async () => {
    const { fake, store } = world;
    await store.append('a', many(2_000), 'no_stream');
    const { signal } = new AbortController();
    for await (const _ of store.subscribeAll({ signal })) break;
    await follow(1, () => {});
    const failing = async () => {
      for await (const _ of store.subscribeAll({ signal })) throw new Error('the reader failed');
    };
    await expect(failing()).rejects.toThrow('the reader failed');
    await until(() => fake.subscriptions.count === 0);
  });

  test('ends when the store is closed', async () => {
    await world.store.append('a', [newEvent()], 'no_stream');
    await follow(9, () => void world.store.close());
  });

  test('of which nobody is told any more when it is aborted before it began', async () => {
    const messages: unknown[] = [];
    for await (const message of world.store.subscribeAll({ signal: AbortSignal.abort() }))
      messages.push(message);
    expect(messages).toEqual([]);
    expect(world.fake.calls.subscribe).toBe(0);
  });
});
