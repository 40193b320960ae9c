import { StoreRefused, StreamNotFound, Unavailable } from '#event-store';
import { newEvent } from '#event-store/testing';
import { openedOnFake, until } from './testing/opened.js';

jest.setTimeout(60_000);

const many = (count: number) => Array.from({ length: count }, () => newEvent());

describe('reading', () => {
  let world: Awaited<ReturnType<typeof openedOnFake>>;
  beforeEach(async () => {
    world = await openedOnFake();
  });
  afterEach(() => world.close());

  const all = async (after?: string) => {
    const streams: string[] = [];
    for await (const page of world.store.readAll(after === undefined ? {} : { after }))
      streams.push(...page.map(({ stream }) => stream));
    return streams;
  };

  test('an empty ledger has neither head nor events, though the server has its own', async () => {
    expect(await world.store.head()).toBeUndefined();
    expect(await world.store.countAfter(undefined)).toBe(0);
    expect(await all()).toEqual([]);
  });

  test('the server’s own events are left out, wherever they stand', async () => {
    const { fake, store } = world;
    fake.systemEvent();
    await store.append('a', [newEvent()], 'no_stream');
    for (let n = 0; n < 3; n++) fake.systemEvent();
    const { position } = await store.append('b', [newEvent()], 'no_stream');
    for (let n = 0; n < 3; n++) fake.systemEvent();
    expect(await all()).toEqual(['a', 'b']);
    expect(await store.head()).toBe(position);
    expect(await store.countAfter(undefined)).toBe(2);
    expect(await store.countAfter(position)).toBe(0);
  });

  test('streams that are not there may be asked for as often as one likes', async () => {
    const { store } = world;
    for (let n = 0; n < 30; n++) {
      const asked = Array.from({ length: 50 }, (_, m) => store.readStream(`none-${n}-${m}`));
      for (const { reason } of (await Promise.allSettled(asked)) as PromiseRejectedResult[])
        expect(reason).toBeInstanceOf(StreamNotFound);
    }
  });

  test('the head is found behind any number of the server’s events, which are looked through once', async () => {
    const { fake, store } = world;
    await store.append('a', [newEvent()], 'no_stream');
    for (let n = 0; n < 2_000; n++) fake.systemEvent();
    const head = await store.head();
    const before = fake.recordsSent;
    expect(await store.head()).toBe(head);
    expect(fake.recordsSent - before).toBe(1);
  });

  test('an event that another process wrote moves the head', async () => {
    const { fake, store } = world;
    const { position } = await store.append('a', [newEvent()], 'no_stream');
    const [first] = fake.log.stream('events.a')!;
    fake.log.append('events.b', 'no_stream', [{ ...first!, id: newEvent().id }]);
    fake.systemEvent();
    expect((await store.head())! > position).toBe(true);
    expect(await store.countAfter(position)).toBe(1);
  });

  test('how much lies behind a position is counted up to 500, and estimated beyond', async () => {
    const { store } = world;
    await store.append('a', many(300), 'no_stream');
    expect(await store.countAfter(undefined)).toBe(300);
    await store.append('b', many(1_700), 'no_stream');
    const estimate = await store.countAfter(undefined);
    expect(estimate).toBeGreaterThan(1_500);
    expect(estimate).toBeLessThan(2_500);
  });

  test('who leaves early leaves no call behind, and is sent no more', async () => {
    const { fake, store } = world;
    const large = JSON.stringify('x'.repeat(500_000));
    for (let n = 0; n < 20; n++) await store.append(`s-${n}`, [newEvent({ data: large })], 'no_stream');
    const before = fake.recordsSent;
    for await (const _ of store.readAll({ pageSize: 1 })) break;
    await until(() => fake.openReads === 0);
    expect(fake.recordsSent - before).toBeLessThan(20);
  });

  test.each(['unavailable', 'internal', 'not_ready', 'unknown', 'silent'] as const)(
    'a read that fails (%s) is Unavailable, and the next one works',
    async (fault) => {
      const { fake, store } = world;
      await store.append('a', [newEvent()], 'no_stream');
      const reads: (() => Promise<unknown>)[] = [
        () => store.readStream('a'),
        () => all(),
        () => store.head(),
      ];
      for (const read of reads) {
        fake.faults.read(fault);
        const failing = fault === 'silent' ? world.whileSilent('read', read) : read();
        await expect(failing).rejects.toThrow(Unavailable);
        await read();
      }
    },
  );

  test('a server that is killed and comes back is read again', async () => {
    const { fake, store } = world;
    await store.append('a', [newEvent()], 'no_stream');
    fake.kill();
    await expect(store.readStream('a')).rejects.toThrow(Unavailable);
    await expect(store.head()).rejects.toThrow(Unavailable);
    await fake.start();
    expect(await store.readStream('a')).toHaveLength(1);
  });

  test('a node that does not lead sends the reader to the leader', async () => {
    const { fake, store } = world;
    await store.append('a', [newEvent()], 'no_stream');
    fake.faults.read('not_leader');
    expect(await store.readStream('a')).toHaveLength(1);
    fake.faults.read('not_leader');
    expect(await store.head()).toBeDefined();
  });

  test('a user who may not read is refused for good', async () => {
    world.fake.faults.read('denied');
    await expect(world.store.readStream('a')).rejects.toThrow(StoreRefused);
  });

  test('a text that is no position, or not the start of an event, is refused', async () => {
    const { position } = await world.store.append('a', many(2), 'no_stream');
    const between = position.replace(/\d{20}$/, '').padEnd(40, '1');
    for (const after of ['', 'x', '12', '-'.repeat(40), between])
      await expect(all(after)).rejects.toThrow(TypeError);
  });

  test('a position is in doubt only when the server answers so again and again, and is well otherwise', async () => {
    const { fake, store } = world;
    const { position } = await store.append('a', many(2), 'no_stream');
    await store.append('b', [newEvent()], 'no_stream');
    fake.faults.read('unknown');
    expect(await all(position)).toEqual(['b']);
    fake.faults.read('unknown', 'unknown');
    await expect(all(position)).rejects.toThrow(Unavailable);
    const inside = String(BigInt(position.slice(0, 20)) - 1n).padStart(20, '0');
    const before = fake.calls.read;
    await expect(all(inside + inside)).rejects.toThrow('no event at the position');
    expect(fake.calls.read - before).toBe(5);
  });

  test('a closed store answers no more', async () => {
    await world.store.close();
    await expect(world.store.head()).rejects.toThrow(Unavailable);
    await expect(world.store.readStream('a')).rejects.toThrow(Unavailable);
    await expect(all()).rejects.toThrow(Unavailable);
    await expect(world.store.append('a', [newEvent()], 'no_stream')).rejects.toThrow(Unavailable);
  });
});

test('a store closes although a read was given up in the middle of its answer', async () => {
  const { fake, store, clock } = await openedOnFake();
  for (let n = 0; n < 20; n++)
    await store.append(
      `s-${n}`,
      Array.from({ length: 100 }, () => newEvent()),
      'no_stream',
    );
  fake.faults.readsFallSilentAfter = 500;
  const reading = store.readAll({ pageSize: 5_000 }).next();
  const outcome = reading.then(
    () => 'read',
    (error: unknown) => error,
  );
  let gaveUp = false;
  void outcome.then(() => {
    gaveUp = true;
  });
  await until(() => {
    clock.advance(60_000);
    return gaveUp;
  });
  expect(await outcome).toBeInstanceOf(Unavailable);
  expect(fake.openReads).toBe(0);
  await store.close();
  await fake.close();
});
