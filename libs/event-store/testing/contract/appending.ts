import { StreamNotFound, TooLarge, WrongExpected } from '#event-store';
import type { Subject } from '../event-store.contract.js';
import { newEvent } from '../new-event.js';

const events = (count: number) => Array.from({ length: count }, (_, n) => newEvent({ data: `{"n":${n}}` }));

export function appending(subject: Subject): void {
  describe('appending', () => {
    test('starts a stream at revision 0 and goes on without gaps', async () => {
      const stream = subject.stream();
      const first = await subject.store.append(stream, events(2), 'no_stream');
      const second = await subject.store.append(stream, events(1), 1n);
      expect(first).toMatchObject({ revision: 1n, outcome: 'appended' });
      expect(second).toMatchObject({ revision: 2n, outcome: 'appended' });
      expect(second.position > first.position).toBe(true);
      const stored = await subject.store.readStream(stream);
      expect(stored.map((event) => event.revision)).toEqual([0n, 1n, 2n]);
    });

    test('refuses a stream that should be new but is not, and says where it is', async () => {
      const stream = subject.stream();
      await subject.store.append(stream, events(2), 'no_stream');
      const refused = subject.store.append(stream, events(1), 'no_stream');
      await expect(refused).rejects.toMatchObject({
        name: 'WrongExpected',
        expected: 'no_stream',
        actual: 1n,
      });
    });

    test('refuses a revision that is behind or ahead, and a stream that does not exist', async () => {
      const stream = subject.stream();
      await subject.store.append(stream, events(2), 'no_stream');
      await expect(subject.store.append(stream, events(1), 0n)).rejects.toThrow(WrongExpected);
      await expect(subject.store.append(stream, events(1), 7n)).rejects.toThrow(WrongExpected);
      const absent = subject.stream();
      await expect(subject.store.append(absent, events(1), 0n)).rejects.toMatchObject({
        actual: 'no_stream',
      });
      await expect(subject.store.readStream(absent)).rejects.toThrow(StreamNotFound);
    });

    test('lets exactly one of many racing writers win', async () => {
      const stream = subject.stream();
      const batches = Array.from({ length: 20 }, () => events(2));
      const outcomes = await Promise.allSettled(
        batches.map((batch) => subject.store.append(stream, batch, 'no_stream')),
      );
      const won = outcomes.flatMap((each, index) => (each.status === 'fulfilled' ? [index] : []));
      expect(won).toHaveLength(1);
      for (const each of outcomes)
        if (each.status === 'rejected') expect(each.reason).toBeInstanceOf(WrongExpected);
      const stored = await subject.store.readStream(stream);
      expect(stored.map((event) => event.id)).toEqual(batches[won[0]!]!.map((event) => event.id));
    });

    test('does not let a refused append fail those that came with it', async () => {
      const [left, right, absent] = [subject.stream(), subject.stream(), subject.stream()];
      const outcomes = await Promise.allSettled([
        subject.store.append(left, events(1), 'no_stream'),
        subject.store.append(absent, events(1), 3n),
        subject.store.append(right, events(1), 'no_stream'),
      ]);
      expect(outcomes.map((each) => each.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      expect(await subject.store.readStream(right)).toHaveLength(1);
    });

    test('stores nothing of a batch that is refused', async () => {
      const stream = subject.stream();
      await subject.store.append(stream, events(1), 'no_stream');
      await expect(subject.store.append(stream, events(5), 'no_stream')).rejects.toThrow(WrongExpected);
      expect(await subject.store.readStream(stream)).toHaveLength(1);
    });

    test('answers the same append again as it did the first time, although later events came', async () => {
      const stream = subject.stream();
      await subject.store.append(stream, events(1), 'no_stream');
      const batch = events(3);
      const first = await subject.store.append(stream, batch, 0n);
      await subject.store.append(stream, events(2), 3n);
      const again = await subject.store.append(stream, batch, 0n);
      expect(again).toEqual({ revision: first.revision, position: first.position, outcome: 'idempotent' });
      expect(await subject.store.readStream(stream)).toHaveLength(6);
    });

    test('answers the same append, sent twice at once, with one revision', async () => {
      const stream = subject.stream();
      const batch = events(2);
      const [one, other] = await Promise.all([
        subject.store.append(stream, batch, 'no_stream'),
        subject.store.append(stream, batch, 'no_stream'),
      ]);
      expect([one?.outcome, other?.outcome].sort()).toEqual(['appended', 'idempotent']);
      expect(other?.position).toBe(one?.position);
      expect(await subject.store.readStream(stream)).toHaveLength(2);
    });

    test('takes a batch that is stored only in part for a conflict', async () => {
      const stream = subject.stream();
      const [a, b, c] = events(3);
      await subject.store.append(stream, [a!, b!], 'no_stream');
      const partly = { name: 'WrongExpected', actual: 1n };
      await expect(subject.store.append(stream, [a!, b!, c!], 'no_stream')).rejects.toMatchObject(partly);
      await expect(subject.store.append(stream, [a!, c!], 'no_stream')).rejects.toMatchObject(partly);
      await expect(subject.store.append(stream, [c!, b!], 'no_stream')).rejects.toMatchObject(partly);
      await expect(subject.store.append(stream, [b!], 'no_stream')).rejects.toMatchObject(partly);
      expect((await subject.store.readStream(stream)).map((event) => event.id)).toEqual([a!.id, b!.id]);
    });

    test('refuses more than 1 MiB in one append, in one event or in many', async () => {
      const stream = subject.stream();
      const text = (bytes: number) => JSON.stringify('x'.repeat(bytes - 2));
      const one = [newEvent({ data: text(1024 * 1024 + 1) })];
      const many = Array.from({ length: 11 }, () => newEvent({ data: text(100_000) }));
      const wide = [newEvent({ data: JSON.stringify('ß'.repeat(600_000)) })];
      for (const batch of [one, many, wide])
        await expect(subject.store.append(stream, batch, 'no_stream')).rejects.toThrow(TooLarge);
      await expect(subject.store.readStream(stream)).rejects.toThrow(StreamNotFound);
      const large = newEvent({ data: text(900_000) });
      await subject.store.append(stream, [large], 'no_stream');
      expect((await subject.store.readStream(stream))[0]?.data).toBe(large.data);
    });

    test('a name that no stream can have is refused, and never finds the stream whose name it begins with', async () => {
      const stream = subject.stream();
      await subject.store.append(stream, events(1), 'no_stream');
      for (const name of [`${stream}\0`, `${stream}\0x`, `${stream}\ud83d`]) {
        await expect(subject.store.append(name, events(1), 0n)).rejects.toThrow(TypeError);
        await expect(subject.store.readStream(name)).rejects.toThrow(StreamNotFound);
        await expect(subject.store.readStream(name, { from: 5n })).rejects.toThrow(StreamNotFound);
        await expect(subject.store.readStream(name, { direction: 'backwards', max: 1 })).rejects.toThrow(
          StreamNotFound,
        );
      }
      expect(await subject.store.readStream(stream)).toHaveLength(1);
    });

    test('rejects an empty batch and an id that is no UUID before anything is stored', async () => {
      const stream = subject.stream();
      await expect(subject.store.append(stream, [], 'no_stream')).rejects.toThrow('at least one event');
      const named = [newEvent(), newEvent({ id: 'request-1' })];
      await expect(subject.store.append(stream, named, 'no_stream')).rejects.toThrow('request-1');
      await expect(subject.store.readStream(stream)).rejects.toThrow(StreamNotFound);
    });
  });
}
