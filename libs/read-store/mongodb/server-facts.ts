import { type Mongo, timeLimit } from './connect-mongo.js';

/** What a server says of itself. */
export interface ServerFacts {
  /** Undefined: a node of its own, or a router of shards. */
  readonly replicaSet: string | undefined;
  readonly isRouter: boolean;
  /** Its clock. Undefined where it does not tell. */
  readonly time: Date | undefined;
}

const commandNotFound = 59;

/** @throws Unavailable */
export async function serverFacts(mongo: Mongo): Promise<ServerFacts> {
  const told = await mongo.ask(() =>
    mongo.db.command({ hello: 1, ...timeLimit }).catch((error: { code?: number }) => {
      if (error.code !== commandNotFound) throw error;
      return mongo.db.command({ isMaster: 1, ...timeLimit });
    }),
  );
  return {
    replicaSet: typeof told.setName === 'string' ? told.setName : undefined,
    isRouter: told.msg === 'isdbgrid',
    time: told.localTime instanceof Date ? told.localTime : undefined,
  };
}
