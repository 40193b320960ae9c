import {
  MongoAPIError,
  MongoBulkWriteError,
  MongoClientClosedError,
  MongoError,
  MongoNotConnectedError,
  MongoServerError,
  MongoTopologyClosedError,
} from 'mongodb';
import { Unavailable } from '#event-store';

const unauthorized = 13;
const authenticationFailed = 18;

/**
 * Codes of the server that say "not now": network, time limits, no majority, no primary, a cursor or plan that ended,
 * shutting down, disk full.
 */
const notNow = new Set([
  6, 7, 43, 50, 64, 74, 79, 89, 91, 100, 175, 189, 202, 262, 290, 9001, 10_107, 11_600, 11_602, 13_435,
  13_436, 14_031,
]);

/**
 * What to throw for a failure of the driver: `Unavailable` with advice where trying again may help, otherwise the
 * failure itself. `where`: hosts and database, without user or password.
 */
export function failureOf(
  error: unknown,
  { hosts, database }: { readonly hosts: string; readonly database: string },
): unknown {
  if (!(error instanceof MongoError)) return error;
  const unavailable = (text: string) => new Unavailable(`MongoDB at ${hosts} ${text}`, { cause: error });
  if (error.message.includes('wire version'))
    return unavailable(`is too old: version 4.4 or newer is needed (${error.message})`);
  if (error.code === authenticationFailed)
    return unavailable('refuses the user or the password: see MONGODB_URL');
  if (error.code === unauthorized)
    return unavailable(
      `does not let this user work: grant the role "readWrite" on the database "${database}" (${error.message})`,
    );
  if (error instanceof MongoServerError)
    return isPassing(error) ? unavailable(`does not answer, or cannot do this now: ${error.message}`) : error;
  const closed =
    error instanceof MongoClientClosedError ||
    error instanceof MongoNotConnectedError ||
    error instanceof MongoTopologyClosedError;
  if (error instanceof MongoAPIError && !closed) return error;
  return unavailable(`cannot be reached: ${error.message}`);
}

/** The driver wraps whatever broke a bulk write, and keeps of it no more than its message and the server's code. */
const isPassing = (error: MongoServerError): boolean =>
  notNow.has(Number(error.code)) ||
  error.hasErrorLabel('RetryableWriteError') ||
  (error instanceof MongoBulkWriteError &&
    (error.code === undefined || error.result.getWriteConcernError() !== undefined));
