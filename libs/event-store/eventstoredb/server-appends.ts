import { type AppendResult, WrongExpectedVersionError } from '@eventstore/db-client';
import { LRUCache } from 'lru-cache';
import type { Clock } from '#kernel';
import {
  type Appended,
  comparePositions,
  type ExpectedRevision,
  type NewEvent,
  OutcomeUnknown,
  StoreRefused,
} from '../src/index.js';
import type { Connection } from './connection.js';
import { toEventData } from './content.js';
import { appendFailure, writtenBehindDeleted } from './failures.js';
import type { LogEnd } from './log-end.js';
import { ledgerStream } from './namespace.js';
import { onLeader, onLeaderOnly } from './on-leader.js';
import { toPosition } from './position.js';

/** The server's own deadline comes first; this one also covers what the client does before the call. */
const longerThanTheCall = 1_000;

/**
 * Appends over the client's plain path, each with a deadline and an explicit revision. The server answers a repeated
 * append exactly as it did the first time, so the two are told apart by position: what was written now stands behind
 * everything that was there before.
 */
export class ServerAppends {
  private readonly running = new Map<string, Promise<unknown>>();
  /** First ids of appends whose answers were lost. */
  private readonly unsure = new LRUCache<string, true>({ max: 10_000 });

  constructor(
    private readonly connection: Connection,
    private readonly log: LogEnd,
    private readonly waiting: { readonly clock: Clock; readonly deadline: number },
  ) {}

  /** The same append sent twice at once goes one after the other. */
  append(stream: string, events: readonly NewEvent[], expected: ExpectedRevision): Promise<Appended> {
    const id = events[0]!.id.toLowerCase();
    const act = () => this.appendNow(id, stream, events, expected);
    const before = this.running.get(id);
    const mine = before === undefined ? act() : before.then(act, act);
    this.running.set(id, mine);
    const leave = () => {
      if (this.running.get(id) === mine) this.running.delete(id);
    };
    mine.then(leave, leave);
    return mine;
  }

  /** Resolves when every append has its answer. */
  async drain(): Promise<void> {
    await Promise.allSettled(this.running.values());
  }

  private async appendNow(
    id: string,
    stream: string,
    events: readonly NewEvent[],
    expected: ExpectedRevision,
  ): Promise<Appended> {
    if (this.unsure.has(id)) await this.lookFirst();
    const before = this.log.known;
    const batch = events.map(toEventData);
    try {
      const { nextExpectedRevision: revision, position } = await this.inTime(() =>
        onLeader(() => this.call(stream, batch, expected)),
      );
      const at = toPosition(position!);
      this.unsure.delete(id);
      if (stream !== ledgerStream) this.log.saw(at);
      if (revision !== last(expected) + BigInt(events.length)) throw writtenBehindDeleted(stream);
      const outcome = comparePositions(at, before) <= 0 ? 'idempotent' : 'appended';
      return { revision, position: at, outcome };
    } catch (error) {
      const bytes = events.reduce((sum, { data }) => sum + Buffer.byteLength(data), 0);
      const failure =
        error instanceof OutcomeUnknown || error instanceof StoreRefused
          ? error
          : appendFailure(error, { stream, expected, bytes });
      if (failure instanceof OutcomeUnknown) this.unsure.set(id, true);
      throw failure;
    }
  }

  private async call(stream: string, batch: ReturnType<typeof toEventData>[], expected: ExpectedRevision) {
    const { credentials, client, namespace } = this.connection;
    const result: AppendResult = await client.appendToStream(namespace.onServer(stream), batch, {
      ...onLeaderOnly,
      credentials,
      expectedRevision: expected,
      deadline: this.waiting.deadline,
    });
    if (result.success) return result;
    const { nextExpectedRevision: actual } = result;
    const current = actual < 0n ? 'no_stream' : actual;
    throw new WrongExpectedVersionError(null as never, { streamName: stream, expected, current });
  }

  /** An earlier try may have been stored: where the log ends now tells its event from a new one. */
  private async lookFirst(): Promise<void> {
    try {
      await this.log.look();
    } catch (error) {
      throw new OutcomeUnknown('an earlier try may have been stored', { cause: error });
    }
  }

  private async inTime<T>(call: () => Promise<T>): Promise<T> {
    const { clock, deadline } = this.waiting;
    const over = new AbortController();
    const late = clock.sleep(deadline + longerThanTheCall, over.signal).then((): never => {
      throw new OutcomeUnknown(`EventStoreDB did not answer an append within ${deadline} ms`);
    });
    late.catch(() => {});
    try {
      return await Promise.race([call(), late]);
    } finally {
      over.abort();
    }
  }
}

const last = (expected: ExpectedRevision): bigint => (expected === 'no_stream' ? -1n : expected);
