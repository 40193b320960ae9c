import { StoreRefused } from '#event-store';
import { newEvent } from '#event-store/testing';
import { systemClock } from '#kernel';
import { MovableClock } from '#kernel/testing';
import { EventStoreDbStore } from './index.js';
import { startFakeEventStoreDb } from './testing/index.js';
import { swallowingWayTo } from './testing/swallowing-way.js';

jest.setTimeout(60_000);

describe('a server that is paused', () => {
  let printed: jest.SpyInstance;
  beforeEach(() => {
    // The client advises against intervals as short as these.
    printed = jest.spyOn(console, 'warn').mockImplementation(() => {});
  });
  afterEach(() => printed.mockRestore());

  test('is noticed by a subscription that had caught up, and followed again when it goes on', async () => {
    const fake = await startFakeEventStoreDb();
    const way = await swallowingWayTo(fake.address);
    const url = `esdb://${way.address}?tls=false&keepAliveInterval=500&keepAliveTimeout=500`;
    const clock = new MovableClock();
    const store = await EventStoreDbStore.open({ url, namespace: 'events', clock, deadline: 600_000 });
    await store.append('a', [newEvent()], 'no_stream');
    const stop = new AbortController();
    const revisions: bigint[] = [];
    let wasPaused = false;
    for await (const message of store.subscribeAll({ signal: stop.signal })) {
      if (message.kind === 'events') revisions.push(...message.events.map(({ revision }) => revision));
      else if (revisions.length === 2) stop.abort();
      else if (!wasPaused) {
        wasPaused = true;
        await way.swallow();
        fake.log.append('events.a', 0n, [{ ...fake.log.stream('events.a')![0]!, id: newEvent().id }]);
        way.goOn();
      }
    }
    expect(revisions).toEqual([0n, 1n]);
    expect(fake.calls.subscribe).toBeGreaterThan(1);
    await store.close();
    way.close();
    await fake.close();
  });

  test.each([
    'keepAliveInterval=-1',
    'keepAliveInterval=0',
    'keep_alive_timeout=-1',
    'keepAliveTimeout=1e12',
  ])('is not allowed to go unnoticed: %s', async (option) => {
    const url = `esdb://me:s3cret@host:2113?tls=false&${option}`;
    const opening = EventStoreDbStore.open({ url, namespace: 'events', clock: systemClock });
    await expect(opening).rejects.toThrow(StoreRefused);
    await expect(opening).rejects.toThrow(option.split('=')[0]!);
  });
});
