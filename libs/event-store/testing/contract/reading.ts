import { type StoredEvent, StreamNotFound } from '#event-store';
import type { Subject } from '../event-store.contract.js';
import { newEvent } from '../new-event.js';

const ids = (events: readonly { readonly id: string }[]) => events.map((event) => event.id);

export function reading(subject: Subject): void {
  /** Appends one event at a time, so that other streams' events may stand between them. */
  async function filled(stream: string, count: number) {
    const events = Array.from({ length: count }, () => newEvent());
    for (const [index, event] of events.entries())
      await subject.store.append(stream, [event], index === 0 ? 'no_stream' : BigInt(index - 1));
    return events;
  }

  async function allOf(
    streams: readonly string[],
    options: Parameters<typeof subject.store.readAll>[0] = {},
  ) {
    const found: StoredEvent[] = [];
    for await (const page of subject.store.readAll(options))
      found.push(...page.filter((event) => streams.includes(event.stream)));
    return found;
  }

  describe('reading a stream', () => {
    test('gives back exactly what was stored', async () => {
      const stream = subject.stream('straße-日本-🗂-e\u0301');
      const event = newEvent({
        type: 'testing.Größe.v2',
        data: '{"name":"Núñez 🎉","n":1.50,"s":"\\u0000"}',
        metadata: '{"actor":{"kind":"system"}}',
      });
      const { revision, position } = await subject.store.append(stream, [event], 'no_stream');
      expect(await subject.store.readStream(stream)).toEqual([{ ...event, stream, revision, position }]);
      expect(typeof revision).toBe('bigint');
    });

    test('keeps streams apart whose names only look alike', async () => {
      const name = subject.stream('caf');
      const names = [`${name}\u00e9`, `${name}e\u0301`, `${name}É`, `${name}é `];
      for (const each of names) await subject.store.append(each, [newEvent()], 'no_stream');
      for (const each of names) expect(await subject.store.readStream(each)).toHaveLength(1);
    });

    test('goes forwards and backwards, from a revision, up to a number of events', async () => {
      const stream = subject.stream();
      const written = ids(await filled(stream, 5));
      const read = async (options: Parameters<typeof subject.store.readStream>[1]) =>
        ids(await subject.store.readStream(stream, options));
      expect(await read({})).toEqual(written);
      expect(await read({ from: 2n })).toEqual(written.slice(2));
      expect(await read({ from: 1n, max: 2 })).toEqual(written.slice(1, 3));
      expect(await read({ direction: 'backwards' })).toEqual(written.toReversed());
      expect(await read({ direction: 'backwards', max: 1 })).toEqual(written.slice(4));
      expect(await read({ direction: 'backwards', from: 2n, max: 2 })).toEqual([written[2], written[1]]);
      expect(await read({ from: 5n })).toEqual([]);
    });

    test('gives the event at a position, and none where none stands', async () => {
      const stream = subject.stream();
      const [first, second] = await filled(stream, 2);
      const at = async (revision: number) => {
        const [event] = await subject.store.readStream(stream, { from: BigInt(revision), max: 1 });
        return subject.store.eventAt(event!.position);
      };
      expect(await at(0)).toEqual((await subject.store.readStream(stream))[0]);
      expect((await at(0))?.id).toBe(first!.id);
      expect((await at(1))?.id).toBe(second!.id);
      const head = (await subject.store.head())!;
      const beyond = head.replace(/^0/, '9');
      expect(await subject.store.eventAt(beyond)).toBeUndefined();
      expect(await subject.store.eventAt('0'.repeat(head.length))).toBeUndefined();
    });

    test('gives a long stream whole', async () => {
      const stream = subject.stream();
      const written = Array.from({ length: 1_203 }, () => newEvent());
      await subject.store.append(stream, written, 'no_stream');
      expect(ids(await subject.store.readStream(stream))).toEqual(ids(written));
      const backwards = await subject.store.readStream(stream, { direction: 'backwards' });
      expect(ids(backwards)).toEqual(ids(written.toReversed()));
    });

    test('says when there is no such stream', async () => {
      await expect(subject.store.readStream(subject.stream())).rejects.toThrow(StreamNotFound);
    });
  });

  describe('reading all', () => {
    test('gives the events of every stream in the order of their positions, in pages', async () => {
      const start = await subject.store.head();
      const [left, right] = [subject.stream(), subject.stream()];
      await Promise.all([filled(left, 4), filled(right, 4)]);
      const all = await allOf([left, right], { after: start, pageSize: 3 });
      expect(all).toHaveLength(8);
      expect(all.map((event) => event.position)).toEqual(all.map((event) => event.position).sort());
      expect(new Set(all.map((event) => event.position)).size).toBe(8);
      for (const stream of [left, right])
        expect(all.filter((event) => event.stream === stream)).toEqual(
          await subject.store.readStream(stream),
        );
      for await (const page of subject.store.readAll({ after: start, pageSize: 3 }))
        expect(page.length).toBeLessThanOrEqual(3);
    });

    test('starts behind `after` and ends with `until`', async () => {
      const stream = subject.stream();
      await filled(stream, 5);
      const stored = await subject.store.readStream(stream);
      const between = await allOf([stream], { after: stored[0]!.position, until: stored[3]!.position });
      expect(ids(between)).toEqual(ids(stored.slice(1, 4)));
    });

    test('reads from the first event of the ledger when it is not told where to start', async () => {
      const stream = subject.stream();
      await filled(stream, 1);
      expect(await allOf([stream])).toHaveLength(1);
    });

    test('knows the head, and how much lies behind a position', async () => {
      const stream = subject.stream();
      await filled(stream, 3);
      const [first] = await subject.store.readStream(stream);
      const head = await subject.store.head();
      expect(head).toHaveLength(first!.position.length);
      expect(head! > first!.position).toBe(true);
      expect(await subject.store.countAfter(head)).toBe(0);
      expect(await subject.store.countAfter(first!.position)).toBeGreaterThan(0);
      expect(await subject.store.countAfter(undefined)).toBeGreaterThan(0);
    });
  });
}
