import { StoreRefused, StreamNotFound, WrongExpected } from '#event-store';
import { newEvent } from '#event-store/testing';
import { openedOnFake } from './testing/opened.js';

jest.setTimeout(60_000);

const events = (count: number) => Array.from({ length: count }, () => newEvent());

describe('a stream that was deleted with another tool', () => {
  let world: Awaited<ReturnType<typeof openedOnFake>>;
  beforeEach(async () => {
    world = await openedOnFake();
    await world.store.append('a', events(3), 'no_stream');
    world.fake.log.delete('events.a');
  });
  afterEach(() => world.close());

  test('reads as missing, and refuses the writer who then begins it anew', async () => {
    const { store } = world;
    await expect(store.readStream('a')).rejects.toThrow(StreamNotFound);
    const append = store.append('a', events(2), 'no_stream');
    await expect(append).rejects.toThrow(StoreRefused);
    await expect(append).rejects.toThrow('the stream a was deleted with another tool');
    await expect(append).rejects.toThrow('restore the database from a backup');
  });

  test('is refused to its readers from then on, as its first events are not shown', async () => {
    const { store } = world;
    await store.append('a', events(2), 'no_stream').catch(() => {});
    await expect(store.readStream('a')).rejects.toThrow(StoreRefused);
    await expect(store.readStream('a', { from: 1n, max: 1 })).rejects.toThrow('first events');
    expect(await store.readStream('a', { from: 4n })).toHaveLength(1);
  });

  test('is known by its revision although the answer to the append was lost', async () => {
    const { fake, store } = world;
    const batch = events(2);
    fake.faults.append('stored_then_unavailable');
    await store.append('a', batch, 'no_stream').catch(() => {});
    await expect(store.append('a', batch, 'no_stream')).rejects.toThrow(WrongExpected);
    await expect(store.readStream('a')).rejects.toThrow(StoreRefused);
  });

  test('leaves the other streams and the head as they are', async () => {
    const { store } = world;
    await store.append('a', events(2), 'no_stream').catch(() => {});
    const { position } = await store.append('b', events(2), 'no_stream');
    expect(await store.readStream('b')).toHaveLength(2);
    expect(await store.head()).toBe(position);
  });
});
