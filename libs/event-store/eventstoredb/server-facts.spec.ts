import { randomUUID } from 'node:crypto';
import {
  type AppendExpectedRevision,
  binaryEvent,
  EventStoreDBClient,
  MaxAppendSizeExceededError,
  NO_STREAM,
  NotLeaderError,
  type Position,
  StreamNotFoundError,
  streamNameFilter,
  UnknownError,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import { type FakeEventStoreDb, startFakeEventStoreDb } from './testing/index.js';
import { until } from './testing/opened.js';
import { describeRealServer } from './testing/real-server.js';

jest.setTimeout(60_000);

interface Opened {
  readonly url: string;
  /** The address of a node that does not lead. */
  follower(): string;
  close(): Promise<void>;
}

/** What the adapter relies on, asked of the client itself: the fake is worth what it has in common with the server. */
function serverFacts(name: string, open: () => Promise<Opened>, { isCluster = true } = {}): void {
  describe(`${name} keeps what the adapter relies on`, () => {
    let opened: Opened;
    let client: EventStoreDBClient;
    let stream: string;
    beforeEach(async () => {
      opened = await open();
      client = EventStoreDBClient.connectionString(opened.url);
      stream = `facts-${randomUUID()}`;
    });
    afterEach(async () => {
      await client.dispose();
      await opened.close();
    });

    const events = (count: number, bytes = 10) =>
      Array.from({ length: count }, () => binaryEvent({ type: 'facts.v1', data: new Uint8Array(bytes) }));
    const credentials = { username: 'admin', password: 'changeit' };
    const append = (batch: ReturnType<typeof events>, expectedRevision: AppendExpectedRevision) =>
      client.appendToStream(stream, batch, { credentials, expectedRevision });
    const stored = async () => {
      const found = [];
      for await (const { event } of client.readStream(stream)) found.push(event!);
      return found;
    };
    const bytesIn = (batch: ReturnType<typeof events>) =>
      batch.reduce((sum, { data }) => sum + data.length, 0);

    /** Follows all from a position until the function is called that comes back. */
    const subscribe = (fromPosition?: Position) => {
      const heard: string[] = [];
      const errors: Error[] = [];
      const subscription = client.subscribeToAll({
        ...(fromPosition && { fromPosition }),
        filter: streamNameFilter({ prefixes: ['facts-'] }),
      });
      subscription.on('error', (error) => errors.push(error));
      subscription.on('confirmation', () => heard.push('confirmation'));
      subscription.on('caughtUp', () => heard.push('caughtUp'));
      subscription.on('data', ({ event }) => {
        if (event!.streamId === stream) heard.push(String(event!.revision));
      });
      return { heard, errors, stop: () => subscription.unsubscribe().catch(() => {}) };
    };

    test('an append answers with the revision and position of its last event', async () => {
      const result = await append(events(3), NO_STREAM);
      const found = await stored();
      expect(result).toMatchObject({ success: true, nextExpectedRevision: 2n, position: found[2]!.position });
      const positions = found.map(({ position }) => position!);
      for (const { commit, prepare } of positions) expect(commit).toBe(prepare);
      expect(positions[0]!.commit < positions[1]!.commit && positions[1]!.commit < positions[2]!.commit).toBe(
        true,
      );
    });

    test('a conflict names the revision that is there', async () => {
      const absent = append(events(1), 4n);
      await expect(absent).rejects.toThrow(WrongExpectedVersionError);
      await expect(absent).rejects.toMatchObject({ actualVersion: 'no_stream', expectedVersion: 4n });
      await append(events(2), NO_STREAM);
      await expect(append(events(1), NO_STREAM)).rejects.toMatchObject({
        actualVersion: 1n,
        streamName: stream,
      });
    });

    test('the same ids at the same revision are the same append, even after later events', async () => {
      await append(events(1), NO_STREAM);
      const batch = events(2);
      const first = await append(batch, 0n);
      await append(events(2), 2n);
      expect(await append(batch, 0n)).toEqual(first);
      expect(await stored()).toHaveLength(5);
      await expect(append([...batch, ...events(1)], 0n)).rejects.toThrow(WrongExpectedVersionError);
      await expect(append(batch.slice(1), 0n)).rejects.toThrow(WrongExpectedVersionError);
    });

    test('the same ids at the revision that is current are written again', async () => {
      const batch = events(1);
      await append(batch, NO_STREAM);
      expect(await append(batch, 0n)).toMatchObject({ nextExpectedRevision: 1n });
      expect((await stored()).map(({ id }) => id)).toEqual([batch[0]!.id, batch[0]!.id]);
    });

    test('one append takes 1,048,576 bytes of data and no more', async () => {
      const most = events(4, 262_144);
      expect(bytesIn(most)).toBe(1_048_576);
      await append(most, NO_STREAM);
      const over = append(events(1, 1_048_577), 3n);
      await expect(over).rejects.toThrow(MaxAppendSizeExceededError);
      await expect(over).rejects.toMatchObject({ maxAppendSize: 1_048_576 });
    });

    test('a missing stream is told at the first event', async () => {
      await expect(stored()).rejects.toThrow(StreamNotFoundError);
    });

    test('reads begin with the event at their position, subscriptions behind it', async () => {
      await append(events(3), NO_STREAM);
      const second = (await stored())[1]!;
      const ofStream = [];
      for await (const { event } of client.readStream(stream, { fromRevision: 1n }))
        ofStream.push(event!.revision);
      expect(ofStream).toEqual([1n, 2n]);
      for await (const { event } of client.readAll({ fromPosition: second.position!, maxCount: 1 }))
        expect(event!.id).toBe(second.id);
      const { heard, stop } = subscribe(second.position!);
      await until(() => heard.includes('caughtUp'));
      expect(heard.slice(0, 2)).toEqual(['confirmation', '2']);
      await append(events(1), 2n);
      await until(() => heard.includes('3'));
      expect(heard.indexOf('3')).toBeGreaterThan(heard.indexOf('caughtUp'));
      await stop();
    });

    test('metadata that is no JSON comes back as its bytes, and is parsed otherwise', async () => {
      const [plain, json] = [Uint8Array.of(30, 123, 125), new TextEncoder().encode('{"a":1}')];
      const [one, two] = events(2);
      await append(
        [
          { ...one!, metadata: plain },
          { ...two!, metadata: json },
        ] as never,
        NO_STREAM,
      );
      const found = await stored();
      expect(Array.from(found[0]!.metadata as Uint8Array)).toEqual([30, 123, 125]);
      expect(found[1]!.metadata).toEqual({ a: 1 });
    });

    test('a subscription from behind the end of the log is confirmed, and then silent', async () => {
      await append(events(1), NO_STREAM);
      const { commit } = (await stored())[0]!.position!;
      const beyond = subscribe({ commit: commit + 1_000_000_000n, prepare: commit + 1_000_000_000n });
      await until(() => beyond.heard.length > 0);
      const whole = subscribe({ commit, prepare: commit });
      await append(events(1), 0n);
      await until(() => whole.heard.includes('1'));
      expect(beyond.heard.filter((word) => word !== 'caughtUp')).toEqual(['confirmation']);
      expect(beyond.errors).toEqual([]);
      await beyond.stop();
      await whole.stop();
    });

    test('a position at which no event starts is an unknown error, to subscriptions and to reads', async () => {
      await append(events(1, 500), NO_STREAM);
      await append(events(1), 0n);
      const { commit } = (await stored())[0]!.position!;
      const inside = { commit: commit + 3n, prepare: commit + 3n };
      const { errors, stop } = subscribe(inside);
      await until(() => errors.length > 0);
      expect(errors[0]).toBeInstanceOf(UnknownError);
      expect(errors[0]).toMatchObject({ code: 2 });
      await stop();
      const read = async () => {
        for await (const _ of client.readAll({ fromPosition: inside, maxCount: 1 }));
      };
      await expect(read()).rejects.toBeInstanceOf(UnknownError);
      await expect(read()).rejects.toMatchObject({ code: 2 });
    });

    test('a stream that was deleted reads as missing, and its numbers go on when it is begun anew', async () => {
      await append(events(3), NO_STREAM);
      await client.deleteStream(stream, { credentials });
      await expect(stored()).rejects.toThrow(StreamNotFoundError);
      const batch = events(2);
      expect(await append(batch, NO_STREAM)).toMatchObject({ success: true, nextExpectedRevision: 4n });
      expect((await stored()).map(({ revision }) => revision)).toEqual([3n, 4n]);
      await expect(append(batch, NO_STREAM)).rejects.toMatchObject({ actualVersion: 4n });
    });

    (isCluster ? test : test.skip)('a node that does not lead names the one that does', async () => {
      const other = EventStoreDBClient.connectionString(opened.follower());
      const refused = other.appendToStream(stream, events(1), {
        credentials,
        requiresLeader: true,
        expectedRevision: NO_STREAM,
      });
      await expect(refused).rejects.toBeInstanceOf(NotLeaderError);
      await expect(refused).rejects.toMatchObject({
        leader: { address: expect.stringMatching(/./), port: expect.any(Number) },
      });
      await other.dispose();
    });
  });
}

serverFacts('the fake server', async () => {
  const fake: FakeEventStoreDb = await startFakeEventStoreDb();
  const follower = () => {
    fake.faults.append('not_leader');
    return fake.url;
  };
  return { url: fake.url, follower, close: () => fake.close() };
});

describeRealServer((url) => {
  const isCluster = url.includes('+discover:');
  const follower = () => `${url}${url.includes('?') ? '&' : '?'}nodePreference=follower`;
  serverFacts('the real server', async () => ({ url, follower, close: async () => {} }), { isCluster });
});
