import type { Readable } from 'node:stream';
import {
  type AllStreamResolvedEvent,
  type EventStoreDBClient,
  START,
  streamNameFilter,
} from '@eventstore/db-client';
import type { Clock } from '#kernel';
import type { StoredEvent, SubscriptionMessage } from '../src/index.js';
import { toStored } from './content.js';
import { leave, withoutEnd } from './leaving.js';
import type { Namespace } from './namespace.js';
import { onLeaderOnly } from './on-leader.js';
import { fromPosition } from './position.js';
import { endWhenSilent } from './silence.js';

const pageSize = 500;
/** Put among the events in the order in which the server sent them. */
const marks = {
  caughtUp: { mark: 'caught_up' },
  fellBehind: { mark: 'fell_behind' },
  stopped: { mark: 'stopped' },
} as const;
type Mark = (typeof marks)[keyof typeof marks];

export interface Following {
  readonly client: EventStoreDBClient;
  readonly namespace: Namespace;
  readonly clock: Clock;
  /** Milliseconds that the server has to confirm the subscription. */
  readonly patience: number;
  readonly after: string | undefined;
  readonly signal: AbortSignal;
}

/** One subscription of the server, until it ends or fails. Ends by itself when the signal aborts. */
export async function* oneSubscription(following: Following): AsyncGenerator<SubscriptionMessage> {
  const { client, namespace, clock, patience, after, signal } = following;
  const subscription = client.subscribeToAll(
    {
      ...onLeaderOnly,
      fromPosition: after === undefined ? START : fromPosition(after),
      filter: streamNameFilter({ prefixes: [namespace.prefix] }),
    },
    { highWaterMark: pageSize },
  );
  const items = subscription as unknown as Readable;
  const silence = endWhenSilent(items, clock, patience);
  const stop = () => items.push(marks.stopped);
  signal.addEventListener('abort', stop);
  subscription.on('error', () => {});
  subscription.on('confirmation', () => silence.stop());
  subscription.on('caughtUp', () => items.push(marks.caughtUp));
  subscription.on('fellBehind', () => items.push(marks.fellBehind));
  try {
    let position = after;
    let live = false;
    let events: StoredEvent[] = [];
    for await (const item of withoutEnd<AllStreamResolvedEvent | Mark>(items)) {
      if (signal.aborted) return;
      if ('mark' in item) live = item.mark === 'caught_up';
      else {
        const stream = item.event && namespace.streamOf(item.event);
        if (stream !== undefined) events.push(toStored(item.event!, stream));
      }
      const isDrained = live && items.readableLength === 0;
      if (events.length > 0 && (isDrained || events.length >= pageSize)) {
        position = events.at(-1)!.position;
        yield { kind: 'events', events };
        events = [];
      }
      if (isDrained && items.readableLength === 0 && !signal.aborted) yield { kind: 'caught_up', position };
      if (signal.aborted) return;
    }
  } finally {
    signal.removeEventListener('abort', stop);
    silence.stop();
    leave(items, () => subscription.unsubscribe());
  }
}
