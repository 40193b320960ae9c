import type { SettingReader } from './setting-reader.js';

/** Where the ledger is. */
export type EventStoreSettings =
  | { readonly kind: 'sqlite' }
  | {
      readonly kind: 'eventstoredb';
      readonly url: string;
      /** Stands before the names of this installation's ledgers, where several share a database. Empty: there is one. */
      readonly namespace: string;
    };

/** Where the views are, and what else processes share: keys, sessions, counters, checkpoints, leases. */
export type ReadStoreSettings =
  | { readonly kind: 'sqlite' }
  | { readonly kind: 'mongodb'; readonly url: string; readonly keysUrl: string };

const embedded = { kind: 'sqlite' } as const;
const eventStoreDbExample = 'such as esdb+discover://user:password@ledger.example.gov:2113';
const mongoDbExample =
  'such as mongodb://user:password@a.example.gov,b.example.gov/caseledger?replicaSet=rs0';

/** `EVENT_STORE`, `EVENTSTOREDB_URL`, `EVENTSTOREDB_NAMESPACE`. */
export function eventStoreSettings(read: SettingReader): EventStoreSettings {
  const kind = read.text('EVENT_STORE') ?? 'sqlite';
  if (kind === 'sqlite') return embedded;
  if (kind !== 'eventstoredb')
    return read.wrong('EVENT_STORE', `${kind} must be one of sqlite, eventstoredb`, embedded);
  const url = read.secret('EVENTSTOREDB_URL');
  if (url === undefined || !/^(esdb|kurrentdb)(\+discover)?:\/\/./.test(url))
    return read.wrong('EVENTSTOREDB_URL', `must be an address ${eventStoreDbExample}`, embedded);
  const namespace = read.text('EVENTSTOREDB_NAMESPACE') ?? '';
  if (!/^([a-z][a-z0-9-]*)?$/.test(namespace))
    return read.wrong('EVENTSTOREDB_NAMESPACE', 'must be small letters, digits and hyphens', embedded);
  return { kind, url, namespace };
}

/** `READ_STORE`, `MONGODB_URL`, `MONGODB_KEYS_URL`. */
export function readStoreSettings(read: SettingReader): ReadStoreSettings {
  const kind = read.text('READ_STORE') ?? 'sqlite';
  if (kind === 'sqlite') return embedded;
  if (kind !== 'mongodb') return read.wrong('READ_STORE', `${kind} must be one of sqlite, mongodb`, embedded);
  const address = (name: string) => {
    const url = read.secret(name);
    if (url === undefined || /^mongodb(\+srv)?:\/\/./.test(url)) return url;
    return read.wrong(name, `must be an address ${mongoDbExample}`, undefined);
  };
  const url = address('MONGODB_URL');
  if (url === undefined) return read.wrong('MONGODB_URL', `must be an address ${mongoDbExample}`, embedded);
  return { kind, url, keysUrl: address('MONGODB_KEYS_URL') ?? url };
}
