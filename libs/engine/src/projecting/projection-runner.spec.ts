import { SqliteReadStore } from '#read-store/sqlite';
import { counties, decode, foldedFresh, LetterLedger, letters } from '../../testing/letters.js';
import { type Crash, failingOnce, RunnerWorld } from '../../testing/runner-world.js';
import type { Projection } from './projection.js';

describe('the projection runner', () => {
  let world: RunnerWorld;
  beforeEach(() => {
    world = new RunnerWorld();
  });
  afterEach(() => world.end());
  const fresh = () => foldedFresh(letters, world.store.events);

  it('makes a first copy of a view, and feeds it what was there and what comes', async () => {
    world.store.history(120);
    await world.start();
    await world.caughtUp();
    expect(await world.rows()).toEqual(fresh());
    world.store.history(80, 120);
    await world.caughtUp();
    expect(await world.rows()).toEqual(fresh());
    expect((await world.rows(counties.schema)).size).toBe(2);
    expect(await world.readStore.live('letters')).toEqual({ build: 'v1-1', version: 1 });
    expect(world.said).toEqual([]);
  });

  it('feeds a view that is new from the beginning, beside one that is already there', async () => {
    world.store.history(40);
    const projections = [counties, letters] as unknown as Projection[];
    const first = await world.start({ projections: projections.slice(0, 1) });
    await world.caughtUp([counties.schema]);
    await first.stop();
    await world.start({ projections });
    await world.caughtUp();
    expect(await world.rows()).toEqual(fresh());
  });

  it('waits, with everything behind it, at an event that only a newer program knows', async () => {
    world.store.history(20);
    const isOld = (id: string) => id !== 'newer';
    const decodeOld: typeof decode = (stored) => (isOld(stored.id) ? decode(stored) : undefined);
    const old = await world.start({ decode: decodeOld });
    await world.caughtUp();
    const before = fresh();
    world.store.add('letter-a', {
      id: 'newer',
      type: 'letters.Moved.v2',
      data: '{"id":"a","to":"34"}',
      metadata: '{}',
    });
    world.store.history(10, 20);
    await world.until(() => old.isOfNoUse);
    expect(await world.rows()).toEqual(before);
    expect(await world.deadLetters.list()).toEqual([]);
    await old.stop();
    await world.start();
    await world.caughtUp();
    expect(await world.rows()).toEqual(fresh());
  });

  it('is held with everything committed, also events that mean nothing to the view', async () => {
    const runner = await world.start();
    await world.until(async () => (await runner.status()).every(({ state }) => state === 'running'));
    const first = world.store.received('a').position;
    await world.until(async () => (await checkpoint())?.position === first);
    const last = world.store.filed('a').position;
    expect(await runner.holdAt('letters', last)).toEqual({ position: last });
    expect((await checkpoint())?.position).toBe(last);
  });

  it('loses nothing when more comes than it can hold while it catches up by itself', async () => {
    const runner = await world.start();
    await world.until(async () => (await runner.status()).every(({ state }) => state === 'running'));
    world.store.history(30);
    const readAll = world.store.readAll.bind(world.store);
    let more = 1;
    world.store.pageSize = 500;
    world.store.readAll = async function* (options) {
      for await (const page of readAll(options)) {
        yield page;
        if (more-- === 1) world.store.history(4_600, 30);
        for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
      }
    };
    await runner.release('letters');
    await world.caughtUp();
    expect(await world.rows()).toEqual(fresh());
  });

  it('goes on where it was after a restart, and folds nothing twice', async () => {
    world.store.history(100);
    const first = await world.start();
    await world.caughtUp();
    await first.stop();
    world.store.history(100, 100);
    await world.start();
    await world.caughtUp();
    expect(await world.rows()).toEqual(fresh());
  });

  it('comes to the same rows however the ledger is cut into pages', async () => {
    world.store.history(150);
    const prints = new Set<string>();
    for (const pageSize of [1, 7, 64, 500]) {
      world.store.pageSize = pageSize;
      const runner = await world.start();
      await world.caughtUp();
      expect(await world.rows()).toEqual(fresh());
      prints.add((await world.fingerprint((await world.readStore.live('letters'))!.build)).checksum);
      await runner.stop();
      await dropAllCopies();
    }
    expect(prints.size).toBe(1);
  });

  it.each<Crash>(['before', 'torn', 'after'])(
    'comes to the same rows when it dies at any step, %s a commit',
    async (crash) => {
      world.store.pageSize = 20;
      world.store.history(100);
      for (let step = 1; step <= 12; step++) {
        const runner = await world.start({ readStore: failingOnce(world.readStore, step, crash) });
        await world.caughtUp();
        expect(await world.rows()).toEqual(fresh());
        await runner.stop();
        await dropAllCopies();
      }
      expect(world.said).toContain('a projection tries again');
    },
  );

  it('comes to the same rows while two runners feed the same copies', async () => {
    const other = SqliteReadStore.open({ folder: world.folder, mode: 'owner' });
    world.store.pageSize = 3;
    world.store.history(60);
    const first = await world.start();
    const second = await world.start({ readStore: other });
    world.store.history(60, 60);
    await world.caughtUp();
    expect(await world.rows()).toEqual(fresh());
    const states = (await first.status()).map(({ state }) => state);
    expect(states).toEqual(['standby', 'standby']);
    await second.stop();
    await other.close();
  });

  it('takes a copy over when its owner is gone', async () => {
    const other = SqliteReadStore.open({ folder: world.folder, mode: 'owner' });
    const first = await world.start();
    const second = await world.start({ readStore: other });
    world.store.history(10);
    await world.until(async () => (await first.status()).every(({ state }) => state === 'standby'));
    await second.stop();
    world.store.history(30, 10);
    await world.caughtUp();
    expect(await world.rows()).toEqual(fresh());
    expect((await first.status()).map(({ state }) => state)).toEqual(['running', 'running']);
    await other.close();
  });

  it('holds back the stream of a poison event, and nothing else', async () => {
    world.store.received('good');
    world.store.received('bad');
    const poison = world.store.moved('bad', 'nowhere');
    world.store.moved('bad', '34');
    world.store.moved('good', '58');
    const runner = await world.start();
    await world.caughtUp();
    const rows = await world.rows();
    expect(rows.get('bad')).toMatchObject({ county: '19', moves: 0 });
    expect(rows.get('good')).toMatchObject({ county: '58', moves: 1 });
    expect((await world.rows(counties.schema)).get('19')).toEqual({ received: 2 });
    expect(await world.deadLetters.list()).toEqual([
      {
        view: 'letters',
        build: 'v1-1',
        stream: 'letter-bad',
        revision: 1n,
        position: poison.position,
        eventId: poison.id,
        type: 'letters.Moved.v1',
        error: 'RangeError: there is no county nowhere',
        at: expect.any(String),
        heldSince: world.store.events[3]?.position,
      },
    ]);
    const status = await runner.status();
    expect(status.map(({ name, deadLetters }) => [name, deadLetters])).toEqual([
      ['letters', 1],
      ['counties', 0],
    ]);
  });

  it('goes on holding a stream back after a restart', async () => {
    world.store.received('bad');
    world.store.moved('bad', 'nowhere');
    const first = await world.start();
    await world.caughtUp();
    await first.stop();
    world.store.moved('bad', '34');
    await world.start();
    await world.caughtUp();
    expect((await world.rows()).get('bad')).toMatchObject({ moves: 0 });
  });

  it('lets an event that touches several documents count wholly or not at all', async () => {
    const spoilsB: Projection = {
      ...letters,
      fold: (letter: never, event: never, id: string) => {
        if ((event as { type: string }).type === 'Swapped' && id === 'b') throw new Error('no swap');
        return letters.fold(letter, event, id);
      },
    } as unknown as Projection;
    world.store.received('a');
    world.store.received('b');
    world.store.swapped('a', 'b');
    await world.start({ projections: [spoilsB] });
    await world.caughtUp([letters.schema]);
    const rows = await world.rows();
    expect([rows.get('a'), rows.get('b')]).toMatchObject([{ moves: 0 }, { moves: 0 }]);
  });

  it('does without an event that was skipped before it came to it', async () => {
    world.store.received('a');
    const poison = world.store.moved('a', 'nowhere');
    world.store.moved('a', '34');
    world.store.skipped('letters', poison.id);
    await world.start();
    await world.caughtUp();
    expect((await world.rows()).get('a')).toMatchObject({ county: '34', moves: 1 });
    expect(await world.deadLetters.list()).toEqual([]);
  });

  it('releases a stream when its poison event is skipped before anything was held back', async () => {
    world.store.received('a');
    const poison = world.store.moved('a', 'nowhere');
    const runner = await world.start();
    await world.caughtUp();
    world.store.skipped('letters', poison.id);
    world.store.moved('a', '34');
    await world.caughtUp();
    expect((await world.rows()).get('a')).toMatchObject({ county: '34', moves: 1 });
    expect(await world.deadLetters.list()).toEqual([]);
    expect(runner.needsRebuild()).toEqual([]);
  });

  it('asks for a rebuild when later events of a skipped one were held back already, also after a restart', async () => {
    world.store.received('a');
    const poison = world.store.moved('a', 'nowhere');
    world.store.moved('a', '34');
    const runner = await world.start();
    await world.caughtUp();
    world.store.skipped('letters', poison.id);
    await world.caughtUp();
    expect(runner.needsRebuild().map(({ name }) => name)).toEqual(['letters']);
    await runner.stop();
    const again = await world.start();
    expect(again.needsRebuild().map(({ name }) => name)).toEqual(['letters']);
  });

  it('waits for a missing key without losing an event, and without stopping the other views', async () => {
    world.vault.missing.add('person-x');
    world.store.received('x');
    world.store.received('y');
    const runner = await world.start();
    await world.caughtUp([counties.schema]);
    const [status] = await runner.status();
    expect(status).toMatchObject({ name: 'letters', state: 'retrying', lagEvents: 2, deadLetters: 0 });
    expect(status?.reason).toContain('the key of person-x is missing');
    world.vault.missing.clear();
    await world.caughtUp();
    expect(await world.rows()).toEqual(fresh());
  });

  it('keeps no personal data in clear', async () => {
    world.store.received('a', '19', 'Jane Appleseed');
    await world.start();
    await world.caughtUp();
    const text = JSON.stringify((await world.rows()).get('a'));
    expect(text).not.toContain('Jane');
    const where = [{ tags: [{ kind: 'sender', value: world.vault.tag('sender', 'Jane Appleseed') }] }];
    expect(await world.readStore.reader(letters.schema).count(where, 9)).toBe(1);
  });

  it('moves a checkpoint without documents once in 50 ms, not with every event', async () => {
    const runner = await world.start();
    await world.until(async () => (await runner.status()).every(({ state }) => state === 'running'));
    world.clock.advance(1_000);
    world.store.filed('a');
    await world.until(async () => (await checkpoint())?.position === world.store.events[0]?.position);
    world.store.filed('b');
    for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
    expect((await checkpoint())?.position).toBe(world.store.events[0]?.position);
    world.clock.advance(50);
    for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
    expect((await checkpoint())?.position).toBe(world.store.events[1]?.position);
  });

  it('finishes and commits what it was handed when it stops', async () => {
    const runner = await world.start();
    world.store.history(40);
    await world.until(async () => (await checkpoint())?.position !== undefined);
    await runner.stop();
    const position = (await checkpoint())?.position ?? '';
    const folded = world.store.events.filter((each) => each.position <= position);
    expect(await world.rows()).toEqual(foldedFresh(letters, folded));
  });

  it('leaves an older version alone, keeps serving it, and asks for a rebuild', async () => {
    world.store.history(30);
    const first = await world.start();
    await world.caughtUp();
    const before = await world.rows();
    await first.stop();
    world.store.history(30, 30);
    const newer = { ...letters, schema: { ...letters.schema, version: 2 } } as unknown as Projection;
    const runner = await world.start({ projections: [newer, counties as unknown as Projection] });
    await world.caughtUp([counties.schema]);
    expect(runner.needsRebuild()).toEqual([
      { name: 'letters', reason: "its live copy is of version 1, the program's is 2" },
    ]);
    expect(await world.rows()).toEqual(before);
    expect((await runner.status()).find(({ name }) => name === 'letters')).toMatchObject({
      state: 'unfed',
      version: 1,
      lagEvents: 30,
    });
  });

  it('asks for a rebuild when its copy was fed from another ledger', async () => {
    const first = await world.start();
    await first.stop();
    const runner = await world.start({ store: new LetterLedger('restored') });
    expect(runner.needsRebuild().map(({ reason }) => reason)).toEqual([
      'its live copy was fed from another ledger',
      'its live copy was fed from another ledger',
    ]);
  });

  it('stops a projection that makes documents the store cannot hold, and says why', async () => {
    const bad = { ...counties, fold: () => ({ received: 10n }) } as unknown as Projection;
    world.store.received('a');
    const runner = await world.start({ projections: [letters as unknown as Projection, bad] });
    await world.caughtUp([letters.schema]);
    const status = (await runner.status()).find(({ name }) => name === 'counties');
    expect(status).toMatchObject({
      state: 'stopped',
      reason: expect.stringContaining('counties: the document 19'),
    });
  });

  it('reports how far behind it is, in events and in seconds', async () => {
    const runner = await world.start();
    await world.until(async () => (await runner.status()).every(({ state }) => state === 'running'));
    await runner.holdAt('letters', undefined);
    world.store.received('a');
    world.store.received('b');
    await world.caughtUp([counties.schema]);
    const now = Date.parse(world.clock.now()) - Date.parse('2026-05-01T17:00:00.000Z');
    const [held, other] = await runner.status();
    expect(held).toMatchObject({ name: 'letters', state: 'held', lagEvents: 2, lagSeconds: now / 1_000 });
    expect(other).toMatchObject({ name: 'counties', lagEvents: 0, lagSeconds: 0 });
    await runner.release('letters');
    await world.caughtUp();
    expect(await world.rows()).toEqual(fresh());
  });

  const checkpoint = () => world.readStore.reader(letters.schema).checkpoint();

  /** Makes an empty copy of each view the live one, so that the next start begins anew. */
  async function dropAllCopies(): Promise<void> {
    for (const { schema } of [letters, counties]) {
      const live = await world.readStore.live(schema.name);
      const build = `after-${live?.build}`;
      await (await world.readStore.copy(schema, build)).close();
      await world.readStore.flip(schema, build, live?.build);
      await world.readStore.retire(schema.name, live!.build);
    }
  }
});
