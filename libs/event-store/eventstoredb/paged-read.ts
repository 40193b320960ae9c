import type { Readable } from 'node:stream';
import type { RecordedEvent, ResolvedEvent, StreamingRead } from '@eventstore/db-client';
import type { Clock } from '#kernel';
import { leave, withoutEnd } from './leaving.js';
import { endWhenSilent } from './silence.js';

/** What becomes of an event of a read. */
export type Taken<T> = T | 'skip' | 'end';

export interface Paging<T> {
  readonly clock: Clock;
  /** Milliseconds without an event after which the server is taken for gone. */
  readonly patience: number;
  readonly pageSize: number;
  readonly take: (event: RecordedEvent) => Taken<T>;
}

/**
 * The events of one read in pages. The client sets no deadline on a read, ends the process at an error that nobody
 * listens for, and goes on receiving after a `break`: all three are seen to here.
 */
export async function* pagesOf<T extends object>(
  read: StreamingRead<ResolvedEvent>,
  { clock, patience, pageSize, take }: Paging<T>,
): AsyncGenerator<T[]> {
  read.on('error', () => {});
  const items = read as unknown as Readable;
  const silence = endWhenSilent(items, clock, patience);
  try {
    let page: T[] = [];
    for await (const { event } of withoutEnd<ResolvedEvent>(items)) {
      silence.heard();
      const taken = event === undefined ? 'skip' : take(event);
      if (taken === 'end') break;
      if (taken !== 'skip') page.push(taken);
      if (page.length < pageSize) continue;
      silence.rest();
      yield page;
      silence.heard();
      page = [];
    }
    silence.rest();
    if (page.length > 0) yield page;
  } finally {
    silence.stop();
    leave(items, () => read.cancel());
  }
}
