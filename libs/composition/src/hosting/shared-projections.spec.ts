import { MongoLeases } from '#engine/mongodb';
import { ArrayEventStore } from '#engine/testing';
import { MovableClock } from '#kernel/testing';
import { quietLog } from '#operations/testing';
import type { Vault } from '#privacy';
import { MongoDeadLetters, MongoReadStore } from '#read-store/mongodb';
import { describeMongo } from '../../../../test/mongodb/describe-mongo.js';
import { projections } from '../contexts.js';
import { feedShared } from './shared-projections.js';

const { schema } = projections[0]!;
const lease = `view:${schema.name}`;

describeMongo('views that programs of different versions feed together', (on) => {
  let clock: MovableClock;
  let readStore: MongoReadStore;
  beforeEach(async () => {
    clock = new MovableClock();
    readStore = new MongoReadStore(await on.connect());
  });

  /** This program, as one of several processes. */
  async function program() {
    const mongo = await on.connect();
    const leases = new MongoLeases(mongo, { clock, holder: 'this' });
    const store = new ArrayEventStore();
    const deadLetters = new MongoDeadLetters(mongo);
    const looksStore = new ArrayEventStore();
    const ports = {
      store,
      looksStore,
      readStore,
      deadLetters,
      leases,
      vault: {} as Vault,
      clock,
      log: quietLog,
    };
    return { feeding: feedShared(ports, { feeds: true }), store };
  }

  /** A live copy that a program of another version made. */
  async function liveCopyOf(version: number): Promise<void> {
    const copy = await readStore.copy({ ...schema, version }, `v${version}-1`);
    await copy.claim('ledger');
    await copy.close();
    expect(await readStore.flip({ ...schema, version }, `v${version}-1`, undefined)).toBe(true);
  }

  /** A process of another version asks for the view until it gets it. */
  async function otherGetsIt(): Promise<void> {
    const others = new MongoLeases(await on.connect(), { clock, holder: 'other' });
    while ((await others.acquire(lease, 60_000)) === undefined) await clock.sleep(20);
  }

  const needed = async ({ feeding }: Awaited<ReturnType<typeof program>>) =>
    (await feeding.needsRebuild()).map(({ name }) => name);

  it('are left to a newer program, which made their copy, and not taken back', async () => {
    await liveCopyOf(schema.version + 1);
    const old = await program();
    await otherGetsIt();
    expect(await needed(old)).not.toContain(schema.name);
    const status = (await old.feeding.status()).find(({ name }) => name === schema.name);
    expect(status).toMatchObject({ state: 'standby', reason: expect.stringContaining('a newer program') });
    await old.feeding.stop();
  });

  it('are rebuilt by a newer program, and left to the older one until then', async () => {
    await liveCopyOf(schema.version - 1);
    const newer = await program();
    await otherGetsIt();
    expect(await needed(newer)).toContain(schema.name);
    await newer.feeding.stop();
  });
});
