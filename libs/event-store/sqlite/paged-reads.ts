import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  type ReadAllOptions,
  type ReadStreamOptions,
  type StoredEvent,
  StreamNotFound,
  type SubscriptionMessage,
  Unavailable,
} from '../src/index.js';
import { isPassing } from './failures.js';
import type { LedgerReader } from './ledger-reader.js';
import { fromPosition } from './position.js';

const defaultPageSize = 500;
const noEnd = Number.MAX_SAFE_INTEGER;

/** The reads of the port: page by page, and between two pages everybody else has a turn. */
export class PagedReads {
  /** @param reader throws when the store is closed */
  constructor(private readonly reader: () => LedgerReader) {}

  async stream(name: string, options: ReadStreamOptions): Promise<readonly StoredEvent[]> {
    const { direction = 'forwards', max = noEnd } = options;
    const id = this.read((reader) => reader.streamId(name));
    if (id === undefined) throw new StreamNotFound(name);
    const step = direction === 'forwards' ? 1n : -1n;
    const found: StoredEvent[] = [];
    let from = options.from ?? (direction === 'forwards' ? 0n : BigInt(noEnd));
    while (found.length < max) {
      const wanted = Math.min(max - found.length, defaultPageSize);
      const { events, more } = this.read((reader) =>
        reader.streamPage({ id, name }, direction, from, wanted),
      );
      found.push(...events);
      if (!more) break;
      from = events.at(-1)!.revision + step;
      await nextTurn();
    }
    return found;
  }

  async *all(options: ReadAllOptions): AsyncGenerator<readonly StoredEvent[]> {
    const until = options.until === undefined ? noEnd : fromPosition(options.until);
    let after = fromPosition(options.after);
    for (;;) {
      const { events, more } = this.page(after, until, options.pageSize);
      if (events.length > 0) yield events;
      if (!more) return;
      after = fromPosition(events.at(-1)!.position);
      await nextTurn();
    }
  }

  /** `nextCommit` is asked before each read, so that no commit falls between that read and the wait for the next. */
  async *subscribe(
    start: string | undefined,
    signal: AbortSignal,
    nextCommit: () => Promise<unknown>,
  ): AsyncGenerator<SubscriptionMessage> {
    let position = start;
    for (let toldPosition = false; !signal.aborted; ) {
      const commit = nextCommit();
      const { events, more } = this.page(fromPosition(position), noEnd);
      if (events.length > 0) {
        position = events.at(-1)!.position;
        toldPosition = false;
        yield { kind: 'events', events };
      }
      if (more) await nextTurn();
      else {
        if (!toldPosition && !signal.aborted) yield { kind: 'caught_up', position };
        toldPosition = true;
        await commit;
      }
    }
  }

  private page = (after: number, until: number, max = defaultPageSize) =>
    this.read((reader) => reader.page(after, until, max));

  private read<T>(work: (reader: LedgerReader) => T): T {
    try {
      return work(this.reader());
    } catch (error) {
      if (isPassing(error)) throw new Unavailable(`the ledger cannot be read: ${(error as Error).message}`);
      throw error;
    }
  }
}
