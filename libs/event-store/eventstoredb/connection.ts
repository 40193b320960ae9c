import { type Credentials, EventStoreDBClient } from '@eventstore/db-client';
import { StoreRefused } from '../src/index.js';
import type { Namespace } from './namespace.js';

export interface Connection {
  readonly client: EventStoreDBClient;
  /** Given to every append: without them the client takes its batch path, which can lose answers. */
  readonly credentials: Credentials;
  /** The servers, without the password. */
  readonly servers: string;
  readonly namespace: Namespace;
}

const example = 'esdb://user:password@host:2113 or esdb://127.0.0.1:2113?tls=false';
const options = new Set(
  (
    'userCertFile userKeyFile maxDiscoverAttempts connectionName defaultDeadline discoveryInterval gossipTimeout ' +
    'nodePreference tls tlsCAFile throwOnAppendFailure keepAliveInterval keepAliveTimeout'
  )
    .toLowerCase()
    .split(' '),
);

/** No call is made yet. @throws StoreRefused, which never holds the password */
export function connect(url: string, namespace: Namespace): Connection {
  // The server's newer name; this client knows the older one.
  const text = url.trim().replace(/^kurrentdb(?=\+|:)/, 'esdb');
  const scheme = /^esdb(\+discover)?:\/\//.exec(text)?.[0];
  if (scheme === undefined) throw new StoreRefused(`EVENTSTOREDB_URL must be of the form ${example}`);
  checkOptions(text);
  const given = /^([^:]+):([^@]+)@/.exec(text.slice(scheme.length));
  const insecure = /[?&]tls=false(&|$)/i.test(text);
  if (!given && !insecure)
    throw new StoreRefused(
      'EVENTSTOREDB_URL needs a user and a password, or tls=false for a server without TLS',
    );
  return {
    client: clientOf(text),
    namespace,
    credentials: given
      ? { username: decoded(given[1]!), password: decoded(given[2]!) }
      : { username: 'nobody', password: 'ignored without TLS' },
    servers: text.slice(scheme.length + (given?.[0].length ?? 0)).replace(/[/?].*$/, ''),
  };
}

/** @throws StoreRefused */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new StoreRefused('EVENTSTOREDB_URL: write a % in the user or the password as %25');
  }
}

/** The client would print the whole connection string, password included, beside an option it does not know. */
function checkOptions(url: string): void {
  for (const [, key = '', value = ''] of url.matchAll(/[?&]([^=&?@]+)=([^&?@]*)(?=[&?]|$)/g)) {
    if (!options.has(plain(key)))
      throw new StoreRefused(
        `EVENTSTOREDB_URL has an option "${key}" that has no effect here` +
          (key.toLowerCase() === 'tlsverifycert' ? ': give the authority’s certificate as tlsCAFile' : ''),
      );
    // Nothing else notices a server that falls silent in the middle of a subscription.
    if (plain(key).startsWith('keepalive') && !/^[1-9]\d{0,8}$/.test(value))
      throw new StoreRefused(`EVENTSTOREDB_URL: ${key} must be a number of milliseconds above 0`);
  }
}

const plain = (key: string): string => key.trim().toLowerCase().replace(/[_-]/g, '');

function clientOf(url: string): EventStoreDBClient {
  try {
    return EventStoreDBClient.connectionString(url);
  } catch (error) {
    const { message } = error as Error;
    const hint = 'location' in (error as object) ? (/expected .*$/.exec(message)?.[0] ?? '') : message;
    throw new StoreRefused(`EVENTSTOREDB_URL cannot be used (${hint}): it must be of the form ${example}`);
  }
}
