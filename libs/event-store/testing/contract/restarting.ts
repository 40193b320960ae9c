import { WrongExpected } from '#event-store';
import type { Subject } from '../event-store.contract.js';
import { newEvent } from '../new-event.js';

export function restarting(subject: Subject): void {
  describe('restarting', () => {
    test('keeps every acknowledged event, its ledger id and its head', async () => {
      const stream = subject.stream();
      await subject.store.append(stream, [newEvent(), newEvent()], 'no_stream');
      const before = {
        stored: await subject.store.readStream(stream),
        ledgerId: subject.store.ledgerId,
        head: await subject.store.head(),
      };
      const store = await subject.reopen();
      expect(store.ledgerId).toBe(before.ledgerId);
      expect(await store.readStream(stream)).toEqual(before.stored);
      expect((await store.head())! >= before.head!).toBe(true);
    });

    test('knows revisions and repeated appends as before, and goes on behind them', async () => {
      const stream = subject.stream();
      const batch = [newEvent(), newEvent()];
      const first = await subject.store.append(stream, batch, 'no_stream');
      const store = await subject.reopen();
      expect(await store.append(stream, batch, 'no_stream')).toEqual({ ...first, outcome: 'idempotent' });
      await expect(store.append(stream, [newEvent()], 'no_stream')).rejects.toThrow(WrongExpected);
      const next = await store.append(stream, [newEvent()], 1n);
      expect(next.revision).toBe(2n);
      expect(next.position > first.position).toBe(true);
    });

    test('answers what was still on its way when it was closed', async () => {
      const streams = Array.from({ length: 10 }, () => subject.stream());
      const appends = streams.map((stream) => subject.store.append(stream, [newEvent()], 'no_stream'));
      const [store] = await Promise.all([subject.reopen(), ...appends]);
      for (const stream of streams) expect(await store!.readStream(stream)).toHaveLength(1);
    });
  });
}
