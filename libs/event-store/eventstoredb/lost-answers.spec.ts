import { OutcomeUnknown, StoreRefused, Unavailable, WrongExpected } from '#event-store';
import { newEvent } from '#event-store/testing';
import { systemClock } from '#kernel';
import { EventStoreDbStore } from './index.js';
import { openedOnFake, until } from './testing/opened.js';

jest.setTimeout(60_000);

describe('an append whose answer is lost', () => {
  let world: Awaited<ReturnType<typeof openedOnFake>>;
  beforeEach(async () => {
    world = await openedOnFake();
  });
  afterEach(() => world.close());

  test.each([
    'stored_then_unavailable',
    'stored_then_unknown',
    'stored_then_timeout',
    'stored_then_silent',
  ] as const)('is of unknown outcome, and found when it is sent again (%s)', async (fault) => {
    const { fake, store } = world;
    const batch = [newEvent(), newEvent()];
    await store.append('other', [newEvent()], 'no_stream');
    fake.faults.append(fault);
    const append = () => store.append('a', batch, 'no_stream');
    const lost = fault === 'stored_then_silent' ? world.whileSilent('append', append) : append();
    await expect(lost).rejects.toThrow(OutcomeUnknown);
    const again = await store.append('a', batch, 'no_stream');
    expect(again).toMatchObject({ revision: 1n, outcome: 'idempotent' });
    const stored = await store.readStream('a');
    expect(stored.map(({ id }) => id)).toEqual(batch.map(({ id }) => id));
    expect(again.position).toBe(stored[1]!.position);
  });

  test.each(['unavailable', 'silent', 'not_ready'] as const)(
    'is written by the next try when it had not been (%s)',
    async (fault) => {
      const { fake, store } = world;
      const event = newEvent();
      fake.faults.append(fault);
      const append = () => store.append('a', [event], 'no_stream');
      const lost = fault === 'silent' ? world.whileSilent('append', append) : append();
      await expect(lost).rejects.toThrow(OutcomeUnknown);
      expect(await store.append('a', [event], 'no_stream')).toMatchObject({ outcome: 'appended' });
      expect(await store.readStream('a')).toHaveLength(1);
    },
  );

  test('stays of unknown outcome while the server cannot be asked', async () => {
    const { fake, store } = world;
    const event = newEvent();
    fake.faults.append('stored_then_unavailable');
    await expect(store.append('a', [event], 'no_stream')).rejects.toThrow(OutcomeUnknown);
    fake.kill();
    await expect(store.append('a', [event], 'no_stream')).rejects.toThrow(OutcomeUnknown);
    await fake.start();
    expect(await store.append('a', [event], 'no_stream')).toMatchObject({ outcome: 'idempotent' });
  });

  test('does not hold up the appends beside it', async () => {
    const { fake, store, clock } = world;
    fake.faults.append('silent');
    const lost = store.append('a', [newEvent()], 'no_stream');
    const refused = expect(lost).rejects.toThrow(OutcomeUnknown);
    await until(() => fake.calls.append === 2);
    const others = ['b', 'c', 'd'].map((stream) => store.append(stream, [newEvent()], 'no_stream'));
    expect((await Promise.all(others)).map(({ outcome }) => outcome)).toEqual(Array(3).fill('appended'));
    clock.advance(120_000);
    await refused;
  });
});

describe('an append', () => {
  test('goes over the plain path: the batch path can lose answers and end the process', async () => {
    const { fake, store, close } = await openedOnFake();
    await Promise.all(['a', 'b'].map((stream) => store.append(stream, [newEvent()], 'no_stream')));
    expect(fake.calls).toMatchObject({ append: 3, batchAppend: 0 });
    await close();
  });

  test('carries a deadline, which the client keeps', async () => {
    const { fake, store, close } = await openedOnFake({ deadline: 1_000 });
    fake.faults.append('silent');
    const append = store.append('a', [newEvent()], 'no_stream');
    await expect(append).rejects.toMatchObject({
      name: 'OutcomeUnknown',
      cause: { type: 'deadline-exceeded' },
    });
    await close();
  });

  test('waits for a server that is slow', async () => {
    const { fake, store, close } = await openedOnFake();
    const goOn = fake.faults.hold();
    const append = store.append('a', [newEvent()], 'no_stream');
    await until(() => fake.calls.append === 2);
    expect(fake.log.stream('events.a')).toBeUndefined();
    goOn();
    expect(await append).toMatchObject({ revision: 0n, outcome: 'appended' });
    await close();
  });

  test('turns to the leader that a node names', async () => {
    const { fake, store, close } = await openedOnFake();
    fake.faults.append('not_leader');
    expect(await store.append('a', [newEvent()], 'no_stream')).toMatchObject({ outcome: 'appended' });
    fake.faults.append('not_leader', 'not_leader');
    await expect(store.append('a', [newEvent()], 0n)).rejects.toThrow(Unavailable);
    expect(await store.readStream('a')).toHaveLength(1);
    await close();
  });

  test('is refused for good when the user may not write', async () => {
    const { fake, store, close } = await openedOnFake();
    fake.faults.append('denied');
    await expect(store.append('a', [newEvent()], 'no_stream')).rejects.toThrow(StoreRefused);
    await close();
  });

  test('is refused for good on a stream that was tombstoned', async () => {
    const { fake, store, close } = await openedOnFake();
    await store.append('a', [newEvent()], 'no_stream');
    fake.log.tombstoned.add('events.a');
    await expect(store.append('a', [newEvent()], 0n)).rejects.toThrow('tombstoned');
    await expect(store.readStream('a')).rejects.toThrow(StoreRefused);
    await close();
  });

  test('is never sent when the server would stumble over it or hide it', async () => {
    const { fake, store, close } = await openedOnFake();
    const { append: sent } = fake.calls;
    const nil = '00000000-0000-0000-0000-000000000000';
    for (const stream of ['', '$a', 'a\0b', 'half-\ud83d', 'caseledger-ledger'])
      await expect(store.append(stream, [newEvent()], 'no_stream')).rejects.toThrow(TypeError);
    for (const event of [newEvent({ id: nil }), newEvent({ type: '' }), newEvent({ type: '$a' })])
      await expect(store.append('a', [event], 'no_stream')).rejects.toThrow(TypeError);
    expect(fake.calls.append).toBe(sent);
    await close();
  });

  test('tells a conflict although the connection string asks the client not to throw', async () => {
    const { fake, close } = await openedOnFake();
    const url = `${fake.url}&throwOnAppendFailure=false`;
    const store = await EventStoreDbStore.open({ url, namespace: 'events', clock: systemClock });
    await store.append('a', [newEvent()], 'no_stream');
    const refused = store.append('a', [newEvent()], 'no_stream');
    await expect(refused).rejects.toMatchObject({ name: 'WrongExpected', actual: 0n });
    await expect(store.append('b', [newEvent()], 4n)).rejects.toThrow(WrongExpected);
    await store.close();
    await close();
  });

  test('is known again by another process, with the same ids in capitals too', async () => {
    const { fake, store, close } = await openedOnFake();
    const event = newEvent();
    await store.append('a', [event], 'no_stream');
    const other = await EventStoreDbStore.open({ url: fake.url, namespace: 'events', clock: systemClock });
    const again = await other.append('a', [{ ...event, id: event.id.toUpperCase() }], 'no_stream');
    expect(again).toMatchObject({ revision: 0n, outcome: 'idempotent' });
    await other.close();
    await close();
  });

  test('fails with a server that is gone, and works again when it is back', async () => {
    const { fake, store, close } = await openedOnFake();
    fake.kill();
    await expect(store.append('a', [newEvent()], 'no_stream')).rejects.toThrow(OutcomeUnknown);
    await fake.start();
    expect(await store.append('a', [newEvent()], 'no_stream')).toMatchObject({ revision: 0n });
    await close();
  });
});
