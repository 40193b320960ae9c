import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CosignedNotes,
  LedgerTiles,
  ledgerEvents,
  Sealer,
  SealFile,
  TileFolder,
  trustingSeals,
} from '#engine';
import { MemoryRecord, testEngine } from '#engine/testing';
import type { EventStore } from '#event-store';
import { catalogue, type Decider, type EventsOf, event } from '#kernel';
import { ledgerFaults } from './ledger-faults.js';

const events = catalogue('counter', { Counted: event<{ readonly n: number }>('One more.') });
const counter: Decider<number, EventsOf<typeof events>, number> = {
  category: 'counter',
  initial: 0,
  evolve: (state) => state + 1,
  decide: (n) => Array.from({ length: n }, (_, at) => ({ type: 'Counted' as const, data: { n: at } })),
};

const ledgerSize = 50_000;
const atOnce = 500;
/** Events in a page that a store may read ahead, a few times. */
const few = 100;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'caseledger-start-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The same store, and how many events were read from it. */
function counting(store: EventStore) {
  const counted = { read: 0 };
  const seen = {
    readStream: async (...args: Parameters<EventStore['readStream']>) => {
      const found = await store.readStream(...args);
      counted.read += found.length;
      return found;
    },
    readAll: async function* (...args: Parameters<EventStore['readAll']>) {
      for await (const page of store.readAll(...args)) {
        counted.read += page.length;
        yield page;
      }
    },
    eventAt: async (...args: Parameters<EventStore['eventAt']>) => {
      counted.read++;
      return store.eventAt(...args);
    },
  };
  const watched = new Proxy(store, {
    get(target, name) {
      if (name in seen) return seen[name as keyof typeof seen];
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  return { counted, watched };
}

test('a start compares, seals and keeps hashes from the edge of the newest seal on, however large the ledger is', async () => {
  const made = await testEngine([events]);
  try {
    const keys = trustingSeals(made.sealKeys);
    const { ledgerId } = made.store;
    const outside = new SealFile(join(folder, 'ledger.ndjson'));
    const record = new MemoryRecord();
    /** What one process makes for itself at its start. */
    const process = (store: EventStore) => {
      const tiles = new LedgerTiles({
        store,
        folder: new TileFolder(join(folder, 'tree')),
        keys,
        kind: 'main',
      });
      const sealer = new Sealer({
        ...made,
        store,
        outside,
        record,
        tiles,
        origin: { name: 'test', ledgerId, kind: 'main' },
        storedName: made.types.storedName(Object.keys(ledgerEvents.definitions)[0]!),
      });
      return { tiles, sealer };
    };
    const append = (stream: string, count: number) =>
      made.engine.execute(counter, stream, count, {
        actor: { kind: 'ops', id: 'o' },
        command: 'Count',
        idempotencyKey: `${stream}-${count}`,
        correlationId: 'c',
      });
    for (let at = 0; at < ledgerSize / atOnce; at++) await append(`s${at}`, atOnce);
    const before = process(made.store);
    await before.sealer.seal();
    await before.tiles.catchUp();
    await append('last', 7);

    const { counted, watched } = counting(made.store);
    const { tiles, sealer } = process(watched);
    const faults = await ledgerFaults({
      kind: 'main',
      store: watched,
      outside,
      cosigned: new CosignedNotes(join(folder, 'cosigned.ndjson'), undefined),
      keys,
      chain: made.chain,
      place: 'sqlite',
      recorded: { place: 'sqlite', ledgerId, seal: record.kept! },
      othersSeal: false,
    });
    expect(faults).toEqual([]);
    const seal = await sealer.seal();
    await tiles.catchUp();
    expect(seal?.number).toBe(2);
    // The seven, and the first seal.
    expect(tiles.keptUpTo?.size).toBe(ledgerSize + 8);
    expect(counted.read).toBeGreaterThan(8);
    expect(counted.read).toBeLessThan(few);
  } finally {
    await made.close();
  }
});
