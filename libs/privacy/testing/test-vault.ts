import { FakeClock, SeededRandomness } from '#kernel/testing';
import { deriveMasterSecrets } from '../src/master-secrets.js';
import { DerivedSecrets } from '../src/secrets.js';
import { KeyVault } from '../src/vault.js';
import { MemoryKeyStore } from './memory-key-store.js';

/** A vault with keys in memory, beside everything it is made of. */
export function testVault({
  store = new MemoryKeyStore(),
  clock = new FakeClock(),
  seed = 'vault',
  root = new Uint8Array(32).fill(1),
}: {
  store?: MemoryKeyStore;
  clock?: FakeClock;
  seed?: string;
  root?: Uint8Array;
} = {}) {
  const master = deriveMasterSecrets(root);
  const vault = new KeyVault({ store, keys: master, clock, randomness: new SeededRandomness(seed) });
  return { vault, store, clock, master, secrets: new DerivedSecrets(master.secretsRoot) };
}
