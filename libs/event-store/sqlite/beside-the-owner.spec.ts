import { statSync } from 'node:fs';
import { type StoredEvent, Unavailable } from '#event-store';
import { newEvent } from '#event-store/testing';
import { connect } from './connection.js';
import type { SqliteEventStore } from './index.js';
import { temporaryLedger } from './testing/temporary-ledger.js';
import { Writer } from './writer.js';

/** Time enough for whatever does not wait for the clock. */
async function manyTurns(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
}

const large = () => newEvent({ data: JSON.stringify('x'.repeat(900_000)) });

describe('beside the owner', () => {
  let ledger: ReturnType<typeof temporaryLedger>;
  let owner: SqliteEventStore;
  let reader: SqliteEventStore;
  beforeEach(async () => {
    ledger = temporaryLedger();
    owner = await ledger.open();
    reader = await ledger.open({ mode: 'reader' });
  });
  afterEach(async () => {
    await reader.close();
    await owner.close();
    ledger.remove();
  });

  /** Follows until `enough` events came; `caughtUp` runs each time there is nothing more. */
  async function follow(
    store: SqliteEventStore,
    enough: number,
    caughtUp: () => void,
  ): Promise<StoredEvent[]> {
    const stop = new AbortController();
    const events: StoredEvent[] = [];
    for await (const message of store.subscribeAll({ signal: stop.signal })) {
      if (message.kind === 'caught_up') caughtUp();
      else events.push(...message.events);
      if (events.length >= enough) stop.abort();
    }
    return events;
  }

  test('a reader sees what was committed, and cannot append', async () => {
    await owner.append('a', [newEvent()], 'no_stream');
    expect(await reader.readStream('a')).toEqual(await owner.readStream('a'));
    expect(reader.ledgerId).toBe(owner.ledgerId);
    await expect(reader.append('a', [newEvent()], 0n)).rejects.toThrow(Unavailable);
  });

  test('a reader is woken by a commit; its clock need not move', async () => {
    let revision = -1n;
    const events = await follow(reader, 3, () => {
      void owner.append('a', [newEvent()], revision < 0n ? 'no_stream' : revision);
      revision++;
    });
    expect(events.map((event) => event.revision)).toEqual([0n, 1n, 2n]);
  });

  test('a subscription of a server rests between two looks, and then gets all that came meanwhile at once', async () => {
    await reader.close();
    reader = await ledger.open({ mode: 'reader', thread: true });
    const stop = new AbortController();
    const pages: number[] = [];
    const following = (async () => {
      for await (const message of reader.subscribeAll({ signal: stop.signal }))
        if (message.kind === 'events') pages.push(message.events.length);
    })();
    await manyTurns();
    await owner.append('a', [newEvent()], 'no_stream');
    await manyTurns();
    await owner.append('a', [newEvent()], 0n);
    await manyTurns();
    expect(pages).toEqual([]);
    ledger.clock.advance(10);
    await manyTurns();
    expect(pages).toEqual([2]);
    stop.abort();
    await following;
  });

  test('a reader finds what another process committed at its next look, a quarter of a second later', async () => {
    const db = connect(ledger.file, 'writer');
    const { id, type, data, metadata } = newEvent();
    const events = await follow(reader, 1, () => {
      new Writer(db).commit([['a', -1, 1, id, type, data, metadata]]);
      ledger.clock.advance(250);
    });
    db.close();
    expect(events.map((event) => event.id)).toEqual([id]);
  });

  test('a closed store answers no more, and ends its subscriptions', async () => {
    await owner.append('a', [newEvent()], 'no_stream');
    await follow(reader, 2, () => void reader.close());
    await expect(reader.head()).rejects.toThrow(Unavailable);
    await expect(reader.readStream('a')).rejects.toThrow(Unavailable);
    await owner.close();
    await expect(owner.append('a', [newEvent()], 0n)).rejects.toThrow('closed');
  });

  test('large events come in smaller pages, all of them', async () => {
    for (let n = 0; n < 5; n++) await owner.append(`s-${n}`, [large()], 'no_stream');
    const pages: number[] = [];
    for await (const page of reader.readAll()) pages.push(page.length);
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.reduce((a, b) => a + b)).toBe(5);
  });

  test('the log is used again from its start although pages were left half read', async () => {
    const logBytes = () => statSync(`${ledger.file}-wal`, { throwIfNoEntry: false })?.size ?? 0;
    for (let n = 0; n < 60; n++) {
      await owner.append(`s-${n}`, [large()], 'no_stream');
      for await (const _ of reader.readAll({ pageSize: 500 })) break;
    }
    expect(logBytes()).toBeLessThan(30_000_000);
    await reader.close();
    await owner.close();
    expect(logBytes()).toBe(0);
  });
});
