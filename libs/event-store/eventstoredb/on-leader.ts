import { setImmediate as nextTurn } from 'node:timers/promises';
import { NotLeaderError } from '@eventstore/db-client';

/** Every call asks for the leader: a follower lags behind what was already answered. */
export const onLeaderOnly = { requiresLeader: true } as const;

/** A node that does not lead names the one that does; the client turns to that one a moment after its error. */
export async function onLeader<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof NotLeaderError)) throw error;
    await nextTurn();
    return call();
  }
}
