import type { StoredEvent, SubscriptionMessage } from '#event-store';
import type { Subject } from '../event-store.contract.js';
import { newEvent } from '../new-event.js';

export function subscribing(subject: Subject): void {
  const append = async (stream: string, from: number, count: number) => {
    const events = Array.from({ length: count }, () => newEvent());
    await subject.store.append(stream, events, from === 0 ? 'no_stream' : BigInt(from - 1));
  };

  /** Follows the ledger until `enough` says so; `each` may write meanwhile. */
  async function follow(
    after: string | undefined,
    each: (message: SubscriptionMessage, events: readonly StoredEvent[]) => Promise<'enough' | 'more'>,
  ): Promise<StoredEvent[]> {
    const events: StoredEvent[] = [];
    const stop = new AbortController();
    for await (const message of subject.store.subscribeAll({ after, signal: stop.signal })) {
      if (message.kind === 'events') events.push(...message.events);
      if ((await each(message, events)) === 'enough') stop.abort();
    }
    return events;
  }

  describe('subscribing to all', () => {
    test('gives what is there, says that it caught up, then gives what comes later, all in order', async () => {
      const start = await subject.store.head();
      const stream = subject.stream();
      await append(stream, 0, 3);
      let written = 3;
      const followed = await follow(start, async (message, events) => {
        const mine = events.filter((event) => event.stream === stream).length;
        if (message.kind !== 'caught_up' || mine < written) return 'more';
        if (written === 9) return 'enough';
        await append(stream, written, 2);
        written += 2;
        return 'more';
      });
      const mine = followed.filter((event) => event.stream === stream);
      expect(mine).toEqual(await subject.store.readStream(stream));
    });

    test('goes on behind any position', async () => {
      const stream = subject.stream();
      await append(stream, 0, 4);
      const stored = await subject.store.readStream(stream);
      for (const [index, { position }] of stored.entries()) {
        const followed = await follow(position, async (message) =>
          message.kind === 'caught_up' ? 'enough' : 'more',
        );
        expect(followed.filter((event) => event.stream === stream)).toEqual(stored.slice(index + 1));
      }
    });

    test('names the position up to which nothing more is there', async () => {
      const stream = subject.stream();
      await append(stream, 0, 2);
      const last = (await subject.store.readStream(stream)).at(-1)!.position;
      const caughtUp: (string | undefined)[] = [];
      await follow(undefined, async (message) => {
        if (message.kind === 'caught_up') caughtUp.push(message.position);
        return caughtUp.length > 0 ? 'enough' : 'more';
      });
      expect(caughtUp[0]! >= last).toBe(true);
    });

    test('loses nothing when the reader is slow and the writers are many', async () => {
      const start = await subject.store.head();
      const streams = Array.from({ length: 40 }, () => subject.stream());
      let writing: Promise<unknown> | undefined;
      const followed = await follow(start, async (message, events) => {
        if (message.kind === 'caught_up' && !writing)
          writing = Promise.all(
            streams.map(async (stream) => {
              for (let n = 0; n < 20; n++) await append(stream, n, 1);
            }),
          );
        return events.filter((event) => streams.includes(event.stream)).length === 800 ? 'enough' : 'more';
      });
      await writing;
      const positions = followed.map((event) => event.position);
      expect(positions).toEqual([...new Set(positions)].sort());
      for (const stream of streams)
        expect(followed.filter((event) => event.stream === stream).map((event) => event.revision)).toEqual(
          Array.from({ length: 20 }, (_, n) => BigInt(n)),
        );
    });

    test('ends when it is aborted while it waits', async () => {
      const stop = new AbortController();
      const start = await subject.store.head();
      const kinds: string[] = [];
      for await (const message of subject.store.subscribeAll({ after: start, signal: stop.signal })) {
        kinds.push(message.kind);
        if (message.kind === 'caught_up') setImmediate(() => stop.abort());
      }
      expect(kinds).toContain('caught_up');
    });
  });
}
