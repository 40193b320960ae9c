import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { ServerUnaryCall, sendUnaryData } from '@grpc/grpc-js';
import type { FakeLog } from './fake-log.js';

const { DeleteResp } = streams;

/** The soft deletion of a stream, at whatever revision it is. The adapter never asks for it; other tools may. */
export function softDelete(
  call: ServerUnaryCall<streams.DeleteReq, streams.DeleteResp>,
  answer: sendUnaryData<streams.DeleteResp>,
  log: FakeLog,
): void {
  const name = call.request.getOptions()!.getStreamIdentifier()!.getStreamName_asU8();
  const { position } = log.delete(Buffer.from(name).toString('utf8'));
  const at = new DeleteResp.Position();
  at.setCommitPosition(String(position));
  at.setPreparePosition(String(position));
  answer(null, new DeleteResp().setPosition(at));
}
