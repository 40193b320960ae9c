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
import { beginningDeleted, isUnknownError, readFailure, unknownErrors } from './failures.js';
import { onLeader, onLeaderOnly } from './on-leader.js';
import { pagesOf, type Taken } from './paged-read.js';
import { fromPosition, toPosition } from './position.js';

const defaultPageSize = 500;
const pauseAfterUnknown = 100;

/** The reads of the port. */
export class ServerReads {
  constructor(
    private readonly connection: Connection,
    private readonly waiting: { readonly clock: Clock; readonly patience: number },
  ) {}

  /** @throws StreamNotFound, Unavailable, StoreRefused where the server no longer shows the first events */
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
      const found = await onLeader(async () => {
        const events: StoredEvent[] = [];
        for await (const page of this.pages(read(), defaultPageSize, (event) => toStored(event, name)))
          events.push(...page);
        return events;
      });
      if (direction === 'forwards' && found[0] && found[0].revision !== (from ?? 0n))
        throw beginningDeleted(name);
      return found;
    } catch (error) {
      throw readFailure(error, name);
    }
  }

  /** @throws TypeError for a position at which the server finds no event, Unavailable */
  async *all(options: ReadAllOptions): AsyncGenerator<StoredEvent[]> {
    const { after, until } = options;
    if (until !== undefined) fromPosition(until);
    for (let tries = 1; ; tries++) {
      let isHeard = false;
      const heard = () => {
        isHeard = true;
      };
      try {
        yield* this.allOnce(options, heard);
        return;
      } catch (error) {
        if (after === undefined || isHeard || !isUnknownError(error)) throw readFailure(error);
        if (tries === unknownErrors)
          throw new TypeError(`the server finds no event at the position "${after}"`, { cause: error });
      }
      await this.waiting.clock.sleep(pauseAfterUnknown * tries);
      // Fails while the server is in trouble: then the position is not judged.
      await this.backwards(1, () => 'end');
    }
  }

  /** The event at a position, if it is ours; a position that begins no record of the log is nobody's. @throws Unavailable */
  async at(position: string): Promise<StoredEvent | undefined> {
    const read = this.connection.client.readAll({
      ...onLeaderOnly,
      fromPosition: fromPosition(position),
      maxCount: 1,
    });
    const take = (event: RecordedEvent): Taken<StoredEvent> => {
      const stream = this.connection.namespace.streamOf(event);
      const isIt = toPosition(event.position!) === position && stream !== undefined;
      return isIt ? toStored(event, stream) : 'end';
    };
    try {
      for await (const [event] of this.pages(read, 1, take)) return event;
      return undefined;
    } catch (error) {
      if (!isUnknownError(error)) throw readFailure(error);
      await this.backwards(1, () => 'end');
      return undefined;
    }
  }

  /** The server filters only subscriptions, so what is not ours is left out here. */
  private allOnce(
    { after, until, pageSize = defaultPageSize }: ReadAllOptions,
    heard: () => void,
  ): AsyncGenerator<StoredEvent[]> {
    const take = (event: RecordedEvent): Taken<StoredEvent> => {
      heard();
      const position = toPosition(event.position!);
      if (until !== undefined && position > until) return 'end';
      const stream = this.connection.namespace.streamOf(event);
      return stream === undefined || comparePositions(position, after) <= 0
        ? 'skip'
        : toStored(event, stream);
    };
    const fromAfter = after === undefined ? START : fromPosition(after);
    const read = this.connection.client.readAll({ ...onLeaderOnly, fromPosition: fromAfter });
    return this.pages(read, pageSize, take);
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
