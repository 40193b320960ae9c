import {
  type AllStreamResolvedEvent,
  BACKWARDS,
  END,
  FORWARDS,
  type RecordedEvent,
  type ResolvedEvent,
  START,
  type StreamingRead,
} from '@eventstore/db-client';
import type { Clock } from '#kernel';
import {
  comparePositions,
  type ReadAllOptions,
  type ReadStreamOptions,
  type StoredEvent,
} from '../src/index.js';
import type { Connection } from './connection.js';
import { toStored } from './content.js';
import { isUnknownError, readFailure } from './failures.js';
import { onLeader, onLeaderOnly } from './on-leader.js';
import { pagesOf, type Taken } from './paged-read.js';
import { fromPosition, toPosition } from './position.js';

const defaultPageSize = 500;

/** The reads of the port. */
export class ServerReads {
  constructor(
    private readonly connection: Connection,
    private readonly waiting: { readonly clock: Clock; readonly patience: number },
  ) {}

  async stream(name: string, options: ReadStreamOptions): Promise<StoredEvent[]> {
    const { direction = 'forwards', from, max } = options;
    if (max !== undefined && max < 1) return [];
    const read = () =>
      this.connection.client.readStream(this.connection.namespace.onServer(name), {
        ...onLeaderOnly,
        direction: direction === 'forwards' ? FORWARDS : BACKWARDS,
        fromRevision: from ?? (direction === 'forwards' ? START : END),
        ...(max !== undefined && { maxCount: max }),
      });
    try {
      return await onLeader(async () => {
        const found: StoredEvent[] = [];
        for await (const page of this.pages(read(), defaultPageSize, (event) => toStored(event, name)))
          found.push(...page);
        return found;
      });
    } catch (error) {
      throw readFailure(error, name);
    }
  }

  /** The server filters only subscriptions, so what is not ours is left out here. */
  async *all({ after, until, pageSize = defaultPageSize }: ReadAllOptions): AsyncGenerator<StoredEvent[]> {
    if (until !== undefined) fromPosition(until);
    const take = (event: RecordedEvent): Taken<StoredEvent> => {
      const position = toPosition(event.position!);
      if (until !== undefined && position > until) return 'end';
      const stream = this.connection.namespace.streamOf(event);
      return stream === undefined || comparePositions(position, after) <= 0
        ? 'skip'
        : toStored(event, stream);
    };
    const fromAfter = after === undefined ? START : fromPosition(after);
    const read = this.connection.client.readAll({ ...onLeaderOnly, fromPosition: fromAfter });
    try {
      yield* this.pages(read, pageSize, take);
    } catch (error) {
      if (after !== undefined && isUnknownError(error))
        throw new TypeError(`the server finds no event at the position "${after}"`, { cause: error });
      throw readFailure(error);
    }
  }

  isOurs = (event: RecordedEvent): boolean => this.connection.namespace.streamOf(event) !== undefined;

  /** The newest events of the whole log, those of others among them, until `take` has enough. */
  async backwards(
    maxCount: number | undefined,
    take: (event: RecordedEvent) => 'skip' | 'end',
  ): Promise<void> {
    const read = () =>
      this.connection.client.readAll({
        ...onLeaderOnly,
        direction: BACKWARDS,
        fromPosition: END,
        ...(maxCount !== undefined && { maxCount }),
      });
    try {
      await onLeader(async () => {
        for await (const _ of this.pages(read(), 1, take)) break;
      });
    } catch (error) {
      throw readFailure(error);
    }
  }

  private pages<T extends object>(
    read: StreamingRead<ResolvedEvent> | StreamingRead<AllStreamResolvedEvent>,
    pageSize: number,
    take: (event: RecordedEvent) => Taken<T>,
  ): AsyncGenerator<T[]> {
    return pagesOf(read as StreamingRead<ResolvedEvent>, { ...this.waiting, pageSize, take });
  }
}
