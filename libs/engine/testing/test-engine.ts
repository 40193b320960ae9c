import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Chain, Engine, ledgerEvents } from '#engine';
import type { EventStore } from '#event-store';
import { SqliteEventStore } from '#event-store/sqlite';
import { type Catalogue, EventTypes } from '#kernel';
import { FakeClock, SeededRandomness } from '#kernel/testing';
import { DerivedSecrets, deriveMasterSecrets, KeyVault } from '#privacy';
import { SqliteKeyStore } from '#privacy/sqlite';

/** An engine on embedded stores in a folder of its own, with a clock that stands still. */
export async function testEngine(
  catalogues: readonly Catalogue[],
  wrap: (store: EventStore) => EventStore = (store) => store,
) {
  const folder = mkdtempSync(join(tmpdir(), 'caseledger-engine-'));
  const clock = new FakeClock();
  const randomness = new SeededRandomness('engine');
  const master = deriveMasterSecrets(randomness.bytes(32));
  const store = await SqliteEventStore.open({
    file: join(folder, 'events.db'),
    mode: 'owner',
    clock,
    thread: false,
  });
  const keys = await SqliteKeyStore.open({ file: join(folder, 'keys.db'), mode: 'owner', thread: false });
  const vault = new KeyVault({ store: keys, keys: master, clock, randomness });
  const secrets = new DerivedSecrets(master.secretsRoot);
  const types = new EventTypes([...catalogues, ledgerEvents]);
  const chain = new Chain(master.macs.main);
  const ports = { store: wrap(store), vault, secrets, types, chain, clock, randomness };
  return {
    ...ports,
    file: join(folder, 'events.db'),
    signing: master.signing,
    sealKeys: master.sealKeys,
    engine: new Engine(ports),
    /** A second engine on the same stores: another process. */
    another: () => new Engine(ports),
    async close() {
      await store.close();
      await keys.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
