import {
  AccessDeniedError,
  MaxAppendSizeExceededError,
  NotLeaderError,
  StreamDeletedError,
  StreamNotFoundError,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import {
  type ExpectedRevision,
  OutcomeUnknown,
  StoreRefused,
  StreamNotFound,
  TooLarge,
  Unavailable,
  WrongExpected,
} from '../src/index.js';

/** Status codes of gRPC (grpc.io/docs/guides/status-codes) that say: not like this, now or later. */
const refusals = new Set([3, 5, 6, 7, 9, 11, 12, 16]);
const unknown = 2;
const permissionDenied = 7;
const unauthenticated = 16;

const codeOf = (error: unknown): number | undefined => {
  const { code } = error as { code?: unknown };
  return typeof code === 'number' ? code : undefined;
};

const textOf = (error: unknown): string => (error instanceof Error && error.message) || String(error);

/** The class is missing where the client failed before or beside the call, so the code counts, too. */
const isDenied = (error: unknown): boolean =>
  error instanceof AccessDeniedError || [permissionDenied, unauthenticated].includes(codeOf(error) ?? -1);

/** Thrown by the client before any call was sent. */
const neverSent = (error: unknown): boolean =>
  codeOf(error) === undefined && textOf(error).startsWith('Failed to discover');

/** A position that is no event's start is answered so; so is what passes, as while a cluster elects its leader. */
export const isUnknownError = (error: unknown): boolean => codeOf(error) === unknown;

/** An unknown error so often in a row, before anything was heard, means the position and not the server. */
export const unknownErrors = 3;

/** The server has numbered new events behind those that it no longer shows. */
export const writtenBehindDeleted = (stream: string): StoreRefused =>
  new StoreRefused(
    `the stream ${stream} was deleted with another tool, and what was written to it now does not fit: ` +
      'restore the database from a backup',
  );

export const beginningDeleted = (stream: string): StoreRefused =>
  new StoreRefused(
    `the first events of the stream ${stream} were deleted with another tool: restore the database from a backup`,
  );

function refused(error: unknown): Error | undefined {
  if (isDenied(error))
    return new StoreRefused('EventStoreDB denies access: check the user and password in EVENTSTOREDB_URL');
  if (error instanceof StreamDeletedError)
    return new StoreRefused(
      `the stream ${error.streamName} was tombstoned with another tool: restore the database from a backup`,
    );
  return undefined;
}

/** What a failed append means for the writer. Whatever is not surely refused may have been stored. */
export function appendFailure(
  error: unknown,
  append: { readonly stream: string; readonly expected: ExpectedRevision; readonly bytes: number },
): Error {
  if (error instanceof WrongExpectedVersionError) {
    const { actualVersion } = error;
    const actual = typeof actualVersion === 'bigint' ? actualVersion : 'no_stream';
    return new WrongExpected(append.stream, append.expected, actual);
  }
  if (error instanceof MaxAppendSizeExceededError) return new TooLarge(append.bytes, error.maxAppendSize);
  if (error instanceof NotLeaderError) return new Unavailable('this node of EventStoreDB is not the leader');
  if (neverSent(error)) return new Unavailable('no node of EventStoreDB was found', { cause: error });
  const plain = refused(error);
  if (plain) return plain;
  if (refusals.has(codeOf(error) ?? -1)) return error as Error;
  return new OutcomeUnknown(`EventStoreDB did not say what became of an append: ${textOf(error)}`, {
    cause: error,
  });
}

/** What a failed read means for the reader. Passes on what is no trouble of the server. */
export function readFailure(error: unknown, stream?: string): Error {
  if (error instanceof StreamNotFoundError) return new StreamNotFound(stream ?? error.streamName);
  if (error instanceof NotLeaderError) return new Unavailable('this node of EventStoreDB is not the leader');
  if (neverSent(error)) return new Unavailable('no node of EventStoreDB was found', { cause: error });
  const plain = refused(error);
  if (plain) return plain;
  const code = codeOf(error);
  if (code === undefined || refusals.has(code))
    return error instanceof Error ? error : new Error(String(error));
  return new Unavailable(`EventStoreDB cannot be read: ${textOf(error)}`, { cause: error });
}
