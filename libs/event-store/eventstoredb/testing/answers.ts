import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { Metadata, type ServiceError, status } from '@grpc/grpc-js';
import type { Decision, LogRecord } from './fake-log.js';

const { AppendResp, ReadResp } = streams;

/** An error as the server sends it: a status, and in the trailers what kind of error it is. */
export function failure(
  code: status,
  details: string,
  trailers: Readonly<Record<string, string>> = {},
): Partial<ServiceError> {
  const metadata = new Metadata();
  for (const [key, value] of Object.entries(trailers)) metadata.set(key, value);
  return { code, details, metadata };
}

export const failures = {
  notReady: () => failure(status.UNAVAILABLE, 'Server Is Not Ready'),
  unavailable: () => failure(status.UNAVAILABLE, 'Connection dropped'),
  unknown: () => failure(status.UNKNOWN, 'Unexpected result'),
  internal: () => failure(status.INTERNAL, 'Received RST_STREAM with code 2'),
  /** Assumed, from the server's and the client's sources: nobody can ask a healthy server for it. */
  timeout: () => failure(status.ABORTED, 'Operation timed out'),
  denied: () => failure(status.PERMISSION_DENIED, 'Access Denied', { exception: 'access-denied' }),
  /** Assumed, from their sources, too; server-facts.spec.ts asks it of a cluster, as a lone node always leads. */
  notLeader: (host: string, port: number) =>
    failure(status.NOT_FOUND, 'Leader info available', {
      exception: 'not-leader',
      'leader-endpoint-host': host,
      'leader-endpoint-port': String(port),
    }),
  tooLarge: (limit: number) =>
    failure(status.INVALID_ARGUMENT, `Maximum Append Size of ${limit} Exceeded.`, {
      exception: 'maximum-append-size-exceeded',
      'maximum-append-size': String(limit),
    }),
  deleted: (stream: string) =>
    failure(status.FAILED_PRECONDITION, 'Event stream is deleted.', {
      exception: 'stream-deleted',
      'stream-name': stream,
    }),
};

export function appended(decision: Decision, expected: bigint | 'no_stream') {
  const answer = new AppendResp();
  if (decision.kind === 'success') {
    const { revision, position } = decision.last;
    const success = new AppendResp.Success();
    const at = new AppendResp.Position();
    at.setCommitPosition(String(position));
    at.setPreparePosition(String(position));
    success.setCurrentRevision(String(revision));
    success.setPosition(at);
    return answer.setSuccess(success);
  }
  const wrong = new AppendResp.WrongExpectedVersion();
  if (decision.actual === 'no_stream') wrong.setCurrentNoStream(new shared.Empty());
  else wrong.setCurrentRevision(String(decision.actual));
  if (expected === 'no_stream') wrong.setExpectedNoStream(new shared.Empty());
  else wrong.setExpectedRevision(String(expected));
  return answer.setWrongExpectedVersion(wrong);
}

/** Ticks of 100 ns, as the server counts them. */
const ticks = (created: string) => String(BigInt(Date.parse(created)) * 10_000n);

export function event(record: LogRecord) {
  const recorded = new ReadResp.ReadEvent.RecordedEvent();
  recorded.setId(new shared.UUID().setString(record.id));
  recorded.setStreamIdentifier(streamIdentifier(record.stream));
  recorded.setStreamRevision(String(record.revision));
  recorded.setCommitPosition(String(record.position));
  recorded.setPreparePosition(String(record.position));
  recorded.getMetadataMap().set('type', record.type);
  recorded.getMetadataMap().set('content-type', record.contentType);
  recorded.getMetadataMap().set('created', ticks(record.created));
  recorded.setData(record.data);
  recorded.setCustomMetadata(record.metadata);
  const read = new ReadResp.ReadEvent();
  read.setEvent(recorded);
  read.setCommitPosition(String(record.position));
  return new ReadResp().setEvent(read);
}

export const notFound = (stream: string) =>
  new ReadResp().setStreamNotFound(
    new ReadResp.StreamNotFound().setStreamIdentifier(streamIdentifier(stream)),
  );

export const confirmation = (id: string) =>
  new ReadResp().setConfirmation(new ReadResp.SubscriptionConfirmation().setSubscriptionId(id));

export const caughtUp = () => new ReadResp().setCaughtUp(new ReadResp.CaughtUp());
export const fellBehind = () => new ReadResp().setFellBehind(new ReadResp.FellBehind());

export function checkpoint(position: bigint) {
  const at = new ReadResp.Checkpoint();
  at.setCommitPosition(String(position));
  at.setPreparePosition(String(position));
  return new ReadResp().setCheckpoint(at);
}

const streamIdentifier = (stream: string) =>
  new shared.StreamIdentifier().setStreamName(new TextEncoder().encode(stream));
