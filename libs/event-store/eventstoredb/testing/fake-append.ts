import type streams from '@eventstore/db-client/generated/streams_pb.js';
import { type ServerReadableStream, type sendUnaryData, status } from '@grpc/grpc-js';
import { appended, failure, failures } from './answers.js';
import type { FakeFaults } from './fake-faults.js';
import type { FakeLog, Proposed } from './fake-log.js';

/** Bytes of data in one append. */
const appendLimit = 1_048_576;

type Call = ServerReadableStream<streams.AppendReq, streams.AppendResp>;
type Answer = sendUnaryData<streams.AppendResp>;

/** One call of the plain append path. */
export async function append(call: Call, answer: Answer, log: FakeLog, faults: FakeFaults): Promise<void> {
  const { options, events } = await received(call);
  await faults.held();
  if (call.cancelled) return;
  const stream = Buffer.from(options.getStreamIdentifier()!.getStreamName_asU8()).toString('utf8');
  const fault = faults.nextAppend();
  const isStored = fault === undefined || fault.startsWith('stored_');
  if (!isStored) {
    const error = faults.errorOf(fault);
    if (error) answer(error);
    return;
  }
  if (!options.hasRevision() && !options.hasNoStream())
    return answer(failure(status.UNIMPLEMENTED, 'the fake knows only explicit revisions'));
  const expected = options.hasRevision() ? BigInt(options.getRevision()) : 'no_stream';
  if (events.length === 0) return answer(failure(status.UNIMPLEMENTED, 'the fake takes no empty append'));
  if (events.reduce((sum, { data }) => sum + data.length, 0) > appendLimit)
    return answer(failures.tooLarge(appendLimit));
  if (log.tombstoned.has(stream)) return answer(failures.deleted(stream));
  const decision = log.append(stream, expected, events);
  if (fault === undefined) return answer(null, appended(decision, expected));
  const error = faults.errorOf(fault);
  if (error) answer(error);
}

async function received(call: Call) {
  let options: streams.AppendReq.Options | undefined;
  const events: Proposed[] = [];
  for await (const message of call as AsyncIterable<streams.AppendReq>) {
    options ??= message.getOptions();
    const proposed = message.getProposedMessage();
    if (proposed) events.push(toProposed(proposed));
  }
  return { options: options!, events };
}

const toProposed = (message: streams.AppendReq.ProposedMessage): Proposed => ({
  id: message.getId()!.getString(),
  type: message.getMetadataMap().get('type') ?? '',
  contentType: message.getMetadataMap().get('content-type') ?? '',
  data: message.getData_asU8(),
  metadata: message.getCustomMetadata_asU8(),
});
