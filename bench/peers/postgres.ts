import type { Append } from '../append/workload.js';
import { peerPackage } from './packages.js';
import type { Peer } from './peer.js';
import { socketFolder } from './postgres-server.js';

interface Pg {
  readonly Pool: new (
    options: object,
  ) => {
    query(query: string | { name: string; text: string; values: readonly unknown[] }): Promise<unknown>;
    end(): Promise<void>;
  };
}

const connections = 32;
const table = `
  CREATE TABLE IF NOT EXISTS events (position bigserial PRIMARY KEY, stream text NOT NULL, revision bigint NOT NULL,
    type text NOT NULL, id uuid NOT NULL, data text NOT NULL, metadata text NOT NULL, UNIQUE (stream, revision))`;
const insert = `
  INSERT INTO events (stream, revision, type, id, data, metadata) VALUES ($1, $2, $3, $4, $5, $6)`;

/** What one would write by hand: one table, one prepared statement for each append, a pool of connections. */
export async function appendsByPostgres(folder: string): Promise<Peer> {
  const { Pool } = peerPackage('pg') as Pg;
  const pool = new Pool({
    host: socketFolder(folder),
    user: 'bench',
    database: 'postgres',
    max: connections,
  });
  await pool.query(table);
  const append = ({ stream, expected, event: { id, type, data, metadata } }: Append) =>
    pool.query({ name: 'append', text: insert, values: [stream, expected + 1, type, id, data, metadata] });
  return { append, close: () => pool.end() };
}
