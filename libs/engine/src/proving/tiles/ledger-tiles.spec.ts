import { existsSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  isConsistent,
  LedgerTiles,
  leafHash,
  ledgerEvents,
  ordinalsOf,
  readCheckpoint,
  readTlogProof,
  rootByInclusion,
  Sealer,
  storedHash,
  TileFolder,
  TilesDamaged,
  trusting,
} from '#engine';
import { MemoryRecord, MemorySeals, testEngine } from '#engine/testing';
import type { StoredEvent } from '#event-store';
import { catalogue, type Decider, type EventsOf, event } from '#kernel';

const events = catalogue('counter', { Counted: event<{ readonly n: number }>('One more.') });
const counter: Decider<number, EventsOf<typeof events>, number> = {
  category: 'counter',
  initial: 0,
  evolve: (state) => state + 1,
  decide: (n) => Array.from({ length: n }, (_, at) => ({ type: 'Counted' as const, data: { n: at } })),
};

let made: Awaited<ReturnType<typeof testEngine>>;
let path: string;
let tiles: LedgerTiles;
let sealer: Sealer;
let calls = 0;

const tilesIn = (folder = path) =>
  new LedgerTiles({
    store: made.store,
    folder: new TileFolder(folder),
    keys: trusting(made.signing.publicKey),
    kind: 'main',
  });
const sealerWith = (own?: LedgerTiles) =>
  new Sealer({
    ...made,
    outside: new MemorySeals(),
    record: new MemoryRecord(),
    othersSeal: true,
    ...(own && { tiles: own }),
    origin: { name: 'test', ledgerId: made.store.ledgerId, kind: 'main' },
    storedName: made.types.storedName(Object.keys(ledgerEvents.definitions)[0]!),
  });
const append = async (count: number, stream = 'a') => {
  await made.engine.execute(counter, stream, count, {
    actor: { kind: 'ops', id: 'o' },
    command: 'Count',
    idempotencyKey: `k${calls++}`,
    correlationId: 'c',
  });
};
const all = async () => {
  const found: StoredEvent[] = [];
  for await (const page of made.store.readAll()) found.push(...page);
  return found;
};

beforeEach(async () => {
  path = join(mkdtempSync(join(tmpdir(), 'caseledger-tiles-')), 'tree');
  made = await testEngine([events]);
  tiles = tilesIn();
  sealer = sealerWith(tiles);
});
afterEach(async () => {
  await made.close();
  rmSync(join(path, '..'), { recursive: true, force: true });
});

test('hashes grow with each seal, and every event leads to the newest checkpoint', async () => {
  await append(3);
  await sealer.seal();
  await tiles.catchUp();
  for (const count of [250, 5, 300]) {
    await append(count);
    await sealer.seal();
    // Without any reading: the sealer handed them over.
    expect(tiles.keptUpTo?.size).toBe((await all()).length - 1);
  }
  const { size, root } = tiles.keptUpTo!;
  for (const [ordinal, each] of (await all()).slice(0, size).entries())
    expect(rootByInclusion(leafHash(storedHash(each)), ordinal, size, tiles.inclusion(ordinal))).toBe(root);
});

test('tiles lie where C2SP tlog-tiles has them, parts as wide as their checkpoint says', async () => {
  await append(3);
  await sealer.seal();
  await tiles.catchUp();
  expect(existsSync(join(path, 'tile/0/000.p/3'))).toBe(true);
  await append(250);
  await sealer.seal();
  expect(readFileSync(join(path, 'tile/0/000.p/254'))).toHaveLength(254 * 32);
  await append(10);
  await sealer.seal();
  expect(readFileSync(join(path, 'tile/0/000'))).toHaveLength(256 * 32);
  expect(existsSync(join(path, 'tile/0/000.p'))).toBe(false);
  expect(readFileSync(join(path, 'tile/0/001.p/9'))).toHaveLength(9 * 32);
  expect(readFileSync(join(path, 'tile/1/000.p/1'))).toHaveLength(32);
  expect(readCheckpoint(readFileSync(join(path, 'checkpoint'), 'utf8'))?.size).toBe(265);
});

test('what is made once from a ledger is, tile by tile, what grew with it', async () => {
  for (const count of [3, 600, 1, 400]) {
    await append(count);
    await sealer.seal();
    await tiles.catchUp();
  }
  const other = tilesIn(join(path, '..', 'other'));
  await other.catchUp();
  expect(other.keptUpTo).toEqual(tiles.keptUpTo);
  for (const tile of ['tile/0/000', 'tile/0/001', 'tile/0/003.p/239', 'tile/1/000.p/3'])
    expect(readFileSync(join(path, '..', 'other', tile))).toEqual(readFileSync(join(path, tile)));
});

test('after a start they go on where they ended, and read no more of the ledger than what is new', async () => {
  await append(300);
  await sealer.seal();
  await tiles.catchUp();
  await append(7);
  await sealerWith().seal();
  let read = 0;
  const counted = new LedgerTiles({
    store: {
      readStream: (...args) => made.store.readStream(...args),
      async *readAll(options) {
        for await (const page of made.store.readAll({ ...options, pageSize: 4 })) {
          read += page.length;
          yield page;
        }
      },
    },
    folder: new TileFolder(path),
    keys: trusting(made.signing.publicKey),
    kind: 'main',
  });
  await counted.catchUp();
  expect(counted.keptUpTo?.size).toBe(308);
  expect(read).toBeLessThan(16);
});

test.each([
  ['changed', (file: string) => writeFileSync(file, Buffer.alloc(readFileSync(file).length, 7))],
  ['cut off', (file: string) => truncateSync(file, 32)],
  ['gone', (file: string) => rmSync(file)],
])('a tile that is %s is made anew at the next start', async (_, spoil) => {
  await append(600);
  await sealer.seal();
  await tiles.catchUp();
  for (const tile of ['tile/0/000', 'tile/0/002.p/88', 'tile/1/000.p/2']) {
    const before = readFileSync(join(path, tile));
    spoil(join(path, tile));
    await tilesIn().catchUp();
    expect(readFileSync(join(path, tile))).toEqual(before);
  }
});

test('a proof from a changed tile is not handed out', async () => {
  await append(600);
  await sealer.seal();
  await tiles.catchUp();
  const [first] = await all();
  writeFileSync(join(path, 'tile/0/000'), Buffer.alloc(8192, 7));
  expect(() => tiles.tlogProofs([{ ordinal: 0, hash: storedHash(first!) }])).toThrow(TilesDamaged);
});

test('a tlog-proof is read back, and verifies with the entry alone', async () => {
  await append(300);
  await sealer.seal();
  await tiles.catchUp();
  const hash = storedHash((await all())[137]!);
  const [text] = tiles.tlogProofs([{ ordinal: 137, hash }]);
  const proof = readTlogProof(text!)!;
  const stated = readCheckpoint(proof.checkpoint)!;
  expect(proof.index).toBe(137);
  expect(rootByInclusion(leafHash(hash), 137, stated.size, proof.hashes)).toBe(stated.root);
});

test('the ledger of an older checkpoint is shown to be the beginning of the newest one', async () => {
  const kept = [];
  for (const count of [3, 300, 20]) {
    await append(count);
    await sealer.seal();
    await tiles.catchUp();
    kept.push(tiles.keptUpTo!);
  }
  const [a, , c] = kept;
  const sizes = { before: a!.size, size: c!.size };
  expect(isConsistent(sizes, { from: a!.root, to: c!.root }, tiles.consistency(a!.size))).toBe(true);
});

test('nothing is kept of a ledger that is not what was sealed', async () => {
  await append(3);
  await sealerWith().seal();
  const store = {
    readStream: made.store.readStream.bind(made.store),
    async *readAll() {
      const [first, second, ...rest] = await all();
      yield [second!, first!, ...rest];
    },
  };
  const own = new LedgerTiles({
    store,
    folder: new TileFolder(path),
    keys: trusting(made.signing.publicKey),
    kind: 'main',
  });
  await expect(own.catchUp()).rejects.toThrow(TilesDamaged);
  expect(own.keptUpTo).toBeUndefined();
});

test('the ordinal of every event is found by counting from the seal before it', async () => {
  for (const count of [3, 40, 1, 17]) {
    await append(count, 'a');
    await append(count, 'b');
    await sealer.seal();
  }
  await append(2);
  const every = await all();
  expect(await ordinalsOf(made.store, every)).toEqual(every.map((_, at) => at));
  const some = [every[90]!, every[7]!, every.at(-1)!];
  expect(await ordinalsOf(made.store, some)).toEqual([90, 7, every.length - 1]);
});
