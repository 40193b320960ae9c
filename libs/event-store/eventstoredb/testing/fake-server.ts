import type { ServerOptions } from 'node:http2';
import { ServerFeaturesService } from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import features from '@eventstore/db-client/generated/serverfeatures_pb.js';
import { StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type streams from '@eventstore/db-client/generated/streams_pb.js';
import {
  type Metadata,
  Server,
  ServerCredentials,
  type ServerDuplexStream,
  type ServerReadableStream,
  type ServerUnaryCall,
  type sendUnaryData,
  status,
} from '@grpc/grpc-js';
import { type Clock, systemClock } from '#kernel';
import { failure } from './answers.js';
import { append } from './fake-append.js';
import { softDelete } from './fake-delete.js';
import { FakeFaults } from './fake-faults.js';
import { FakeLog } from './fake-log.js';
import { type ReadCall, read } from './fake-read.js';
import { FakeSubscriptions } from './fake-subscriptions.js';

const host = '127.0.0.1';

/** How often each method of the service was called. */
export interface Calls {
  append: number;
  batchAppend: number;
  read: number;
  subscribe: number;
}

/** PEM. */
export interface TlsFiles {
  readonly cert: string;
  readonly key: string;
}

/**
 * An in-memory server that speaks the client's own protocol, and behaves as EventStoreDB 24.2 was measured to. Only
 * what the adapter may use is there: explicit revisions, reads of a stream and of all, filtered subscriptions; and
 * what other tools may do to its streams.
 */
export class FakeEventStoreDb {
  readonly faults = new FakeFaults(() => ({ host, port: this.port }));
  readonly calls: Calls = { append: 0, batchAppend: 0, read: 0, subscribe: 0 };
  readonly log: FakeLog;
  readonly subscriptions: FakeSubscriptions;
  /** Reads that the client has neither finished nor cancelled. */
  openReads = 0;
  /** Events sent to readers, the server's own among them. */
  recordsSent = 0;
  /** The `authorization` of every append, read and subscription, undefined where there was none. */
  readonly authorizations: (string | undefined)[] = [];
  private server: Server | undefined;
  private port = 0;

  constructor(
    clock: Clock,
    private readonly tls: TlsFiles | undefined,
  ) {
    this.log = new FakeLog(clock);
    this.subscriptions = new FakeSubscriptions(this.log);
    this.systemEvent('$UserCreated');
    this.systemEvent('$UserCreated');
  }

  get address(): string {
    return `${host}:${this.port}`;
  }

  get url(): string {
    return `esdb://${this.address}?tls=false`;
  }

  /** Writes one of the server's own events, which stand between those of the ledger. */
  systemEvent(type = '$statsCollected'): void {
    this.log.writeOwn('$system', type, '{}');
  }

  /** Starts, or starts again on the same port with the same log. */
  async start(): Promise<void> {
    const server = new Server({ 'grpc.max_receive_message_length': -1 });
    letCallsBeCancelled(server);
    server.addService(StreamsService, {
      append: (
        call: ServerReadableStream<streams.AppendReq, streams.AppendResp>,
        answer: sendUnaryData<streams.AppendResp>,
      ) => {
        this.calls.append++;
        this.saw(call);
        append(call, answer, this.log, this.faults).catch(() => {});
      },
      read: (call: ReadCall) => void this.read(call).catch(() => {}),
      batchAppend: (call: ServerDuplexStream<streams.BatchAppendReq, streams.BatchAppendResp>) => {
        this.calls.batchAppend++;
        call.emit('error', failure(status.UNIMPLEMENTED, 'the fake has no batch path'));
      },
      delete: (
        call: ServerUnaryCall<streams.DeleteReq, streams.DeleteResp>,
        answer: sendUnaryData<streams.DeleteResp>,
      ) => softDelete(call, answer, this.log),
      tombstone: unimplemented,
    });
    server.addService(ServerFeaturesService, { getSupportedMethods });
    this.port = await new Promise<number>((resolve, reject) =>
      server.bindAsync(`${host}:${this.port}`, this.serverCredentials(), (error, port) =>
        error ? reject(error) : resolve(port),
      ),
    );
    this.server = server;
  }

  /** Killed: connections break, what was stored stays. */
  kill(): void {
    this.server?.forceShutdown();
    this.server = undefined;
  }

  async close(): Promise<void> {
    this.kill();
  }

  private serverCredentials(): ServerCredentials {
    if (this.tls === undefined) return ServerCredentials.createInsecure();
    const { cert, key } = this.tls;
    return ServerCredentials.createSsl(null, [
      { cert_chain: Buffer.from(cert), private_key: Buffer.from(key) },
    ]);
  }

  private saw({ metadata }: { readonly metadata: Metadata }): void {
    this.authorizations.push(metadata.get('authorization')[0]?.toString());
  }

  private async read(call: ReadCall): Promise<void> {
    const options = call.request.getOptions()!;
    const isSubscription = options.hasSubscription();
    this.calls[isSubscription ? 'subscribe' : 'read']++;
    this.saw(call);
    const fault = this.faults.nextRead();
    await this.faults.held();
    if (fault) {
      const error = this.faults.errorOf(fault);
      if (error) call.emit('error', error);
      return;
    }
    if (isSubscription) return this.subscriptions.follow(call, options);
    this.openReads++;
    call.once('close', () => this.openReads--);
    let sent = 0;
    return read(call, options, this.log, () => {
      this.recordsSent++;
      return ++sent !== this.faults.readsFallSilentAfter;
    });
  }
}

/** Starts a fake server on a free port of this machine. */
export async function startFakeEventStoreDb(
  options: { readonly clock?: Clock; readonly tls?: TlsFiles } = {},
): Promise<FakeEventStoreDb> {
  const fake = new FakeEventStoreDb(options.clock ?? systemClock, options.tls);
  await fake.start();
  return fake;
}

/**
 * The client cancels each read of a stream that is not there. Node.js's HTTP/2 ends the session of whoever cancels more
 * than 1,000 calls and 33 a second after that; EventStoreDB does not, and gRPC has no option for it.
 */
function letCallsBeCancelled(server: Server): void {
  const { commonServerOptions } = server as unknown as { commonServerOptions: ServerOptions };
  Object.assign(commonServerOptions, { streamResetBurst: 1e9, streamResetRate: 1e9 } satisfies ServerOptions);
}

const unimplemented = (_call: unknown, answer: sendUnaryData<never>) =>
  answer(failure(status.UNIMPLEMENTED, 'not in the fake'));

/** Offers the batch path, as the real server does: the client takes it whenever it is not told otherwise. */
function getSupportedMethods(
  _call: ServerUnaryCall<unknown, unknown>,
  answer: sendUnaryData<features.SupportedMethods>,
): void {
  const method = new features.SupportedMethod();
  method.setServiceName('event_store.client.streams.streams');
  method.setMethodName('batchappend');
  const supported = new features.SupportedMethods();
  supported.setEventStoreServerVersion('24.2.0');
  supported.setMethodsList([method]);
  answer(null, supported);
}
