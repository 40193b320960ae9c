import type { Append } from '../append/workload.js';
import { appendsByEmmett } from './emmett.js';
import { appendsByPostgres } from './postgres.js';
import { groupCommitByHand } from './sqlite-by-hand.js';

/** Somebody else's way to keep events. */
export interface Peer {
  append(next: Append): Promise<unknown>;
  close(): Promise<void> | void;
}

export type PeerName = 'sqlite' | 'postgres' | 'emmett';

/** Opens a peer in a folder of its own; PostgreSQL must have been started there. @throws when it is not installed */
export const peers: Readonly<Record<PeerName, (folder: string) => Promise<Peer>>> = {
  sqlite: async (folder) => groupCommitByHand(`${folder}/by-hand.db`),
  postgres: appendsByPostgres,
  emmett: async (folder) => appendsByEmmett(`${folder}/emmett.db`),
};

/** Runs something that needs a peer; undefined, and said aloud, where that peer is not there. */
export async function ifInstalled<T>(name: string, work: () => Promise<T> | T): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    console.error(`NOT MEASURED: ${name}: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}
