import type { Subject } from '#kernel';
import { FakeClock, SeededRandomness } from '#kernel/testing';
import { deriveMasterSecrets, type KeyStore, KeyVault, type StoredKey } from '#privacy';
import { Looks } from '../src/looks.js';
import type { Chain } from '../src/looks-port.js';
import { MemoryLooksStore } from './memory-looks-store.js';

const chain: Chain = {
  genesis: 'genesis',
  link: ({ id, type, data }, metadata, { stream, revision, prevHash }) => {
    const hash = `${stream}/${revision} after ${prevHash}`.slice(0, 60);
    const stored = {
      id,
      type,
      data: JSON.stringify(data),
      metadata: JSON.stringify({ ...metadata, prevHash, hash }),
    };
    return { stored, hash };
  },
  hashOf: ({ metadata }) => JSON.parse(metadata).hash,
};

function keysInMemory(): KeyStore {
  const rows = new Map<Subject, StoredKey>();
  const get = async (subjects: Iterable<Subject>) =>
    new Map([...subjects].flatMap((each) => (rows.has(each) ? [[each, rows.get(each)!] as const] : [])));
  return {
    get,
    insertAbsent: async (keys) => {
      for (const [whose, wrapped] of keys) if (!rows.has(whose)) rows.set(whose, { wrapped });
      return get(keys.keys());
    },
    replace: async () => false,
    shred: async (whose) => void rows.set(whose, 'shredded'),
    all: async function* () {
      yield new Map(rows);
    },
    close: async () => {},
  };
}

/** A looks ledger in memory, beside everything it is made of. `make` starts another writer on it. */
export function looksOver(store = new MemoryLooksStore(), clock = new FakeClock('2026-05-01T17:00:00.000Z')) {
  const randomness = new SeededRandomness('looks');
  const keys = deriveMasterSecrets(new Uint8Array(32).fill(3));
  const vault = new KeyVault({ store: keysInMemory(), keys, clock, randomness });
  const make = () =>
    new Looks({
      store,
      vault,
      chain,
      clock,
      randomness,
      instance: 'a',
      storedName: 'access.PersonalDataLooked.v2',
    });
  return { store, clock, vault, make, looks: make() };
}
