import type { Append } from '../append/workload.js';
import { peerPackage } from './packages.js';
import type { Peer } from './peer.js';

interface EmmettStore {
  appendToStream(
    stream: string,
    events: readonly { readonly type: string; readonly data: unknown; readonly metadata: unknown }[],
    options: { readonly expectedStreamVersion: bigint },
  ): Promise<unknown>;
  readonly schema: { migrate(): Promise<void> };
}

interface Emmett {
  sqliteConnection(options: { readonly fileName: string }): { close(): void };
  SQLiteConnectionPool(options: object): object;
  getSQLiteEventStore(options: object): EmmettStore;
}

/**
 * emmett-sqlite on one connection, as several appends at once need it (a connection for each fails with
 * SQLITE_BUSY). Appends that overlap share one transaction there, and are acknowledged before it is committed.
 */
export async function appendsByEmmett(fileName: string): Promise<Peer> {
  const emmett = peerPackage('@event-driven-io/emmett-sqlite') as Emmett;
  const connection = emmett.sqliteConnection({ fileName });
  const pool = emmett.SQLiteConnectionPool({ fileName, connectionOptions: { singleton: true, connection } });
  const store = emmett.getSQLiteEventStore({ fileName, pool });
  await store.schema.migrate();
  const append = ({ stream, expected, event: { type, data, metadata } }: Append) =>
    store.appendToStream(stream, [{ type, data: JSON.parse(data), metadata: JSON.parse(metadata) }], {
      expectedStreamVersion: BigInt(expected + 1),
    });
  return { append, close: () => connection.close() };
}
