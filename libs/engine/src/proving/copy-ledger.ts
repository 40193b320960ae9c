import { type EventStore, OutcomeUnknown, type StoredEvent, Unavailable, WrongExpected } from '#event-store';
import type { Clock } from '#kernel';
import { type Compared, type Comparison, CopyRefused, compareLedgers, named } from './copy-ledger-compare.js';

export interface LedgerCopyPorts {
  readonly source: EventStore;
  readonly target: EventStore;
  readonly clock: Clock;
  /**
   * How many appends go to the target at once. More than one only where appends of one turn of the event loop are
   * stored in their order, all of them or none: otherwise an interruption could leave a gap that nothing can fill.
   */
  readonly atOnce: number;
}

/** What was found when both ledgers were read again. */
export interface CopyCheck {
  readonly events: number;
  /** Merkle root (RFC 6962, hex) over the hashes of all events in ledger order: the same in every sound copy. */
  readonly root: string;
}

const eventsPerPage = 500;
/** Half of what a store takes in one append. A larger event goes alone. */
const bytesPerAppend = 512 * 1024;
const tries = 7;

/**
 * Copies a ledger event by event: ids, types, texts, revisions and order are kept, positions are the target's own.
 * `begin`, `append`, `check`, in this order. The target holds a beginning of the source at every moment, so that
 * whatever interrupts a copy, a new one goes on where it ended.
 */
export class LedgerCopy {
  private there: Comparison | undefined;

  constructor(private readonly ports: LedgerCopyPorts) {}

  /**
   * Finds where an earlier copy ended. Yields events compared; ends with how many are there, and whether all are.
   * @throws CopyRefused unless the target is empty or a beginning of the source
   */
  async *begin(): AsyncGenerator<number, { readonly events: number; readonly isWhole: boolean }, void> {
    const found = yield* compareLedgers(this.ports);
    if (found.more?.in === 'target')
      throw new CopyRefused(
        `the target goes on where the source ends, with ${named(found.more.event)}: it was used after it was copied; copy it in the other direction, or name an empty one`,
      );
    this.there = found;
    return { events: found.events, isWhole: found.more === undefined };
  }

  /** Appends what the target lacks. Yields and ends with the number of events appended. @throws CopyRefused */
  async *append(): AsyncGenerator<number, number, void> {
    const { source, atOnce } = this.ports;
    const after = this.there?.after;
    let appended = 0;
    for await (const page of source.readAll({ pageSize: eventsPerPage, ...(after && { after }) })) {
      const batches = batchesOf(page);
      for (let at = 0; at < batches.length; at += atOnce) {
        const some = batches.slice(at, at + atOnce);
        await this.store(some);
        appended += some.reduce((sum, batch) => sum + batch.length, 0);
        yield appended;
      }
    }
    return appended;
  }

  /**
   * Reads both again from the beginning. Yields events compared. `pair` is told every event beside its copy.
   * @throws CopyRefused where they differ, or one of them has grown meanwhile
   */
  async *check(pair?: Compared['pair']): AsyncGenerator<number, CopyCheck, void> {
    const { events, more, roots } = yield* compareLedgers({ ...this.ports, ...(pair && { pair }) });
    if (more !== undefined)
      throw new CopyRefused(
        `the ${more.in} has grown while it was copied, by ${named(more.event)}: stop every server that uses it, then run this again`,
      );
    if (roots.source !== roots.target)
      throw new CopyRefused('the hashes of source and target come to different roots');
    return { events, root: roots.source };
  }

  /** The same ids at the same revisions are the same append: so all of them are simply tried again. */
  private async store(batches: readonly (readonly StoredEvent[])[]): Promise<void> {
    const { target, clock } = this.ports;
    for (let failures = 1; ; failures++) {
      const answers = await Promise.allSettled(
        batches.map((batch) => {
          const [{ stream, revision }] = batch as readonly [StoredEvent];
          return target.append(stream, batch.map(newEvent), revision === 0n ? 'no_stream' : revision - 1n);
        }),
      );
      const failed = answers.find((each) => each.status === 'rejected');
      if (failed === undefined) return;
      const { reason } = failed as { readonly reason: unknown };
      if (reason instanceof WrongExpected)
        throw new CopyRefused(
          `somebody else writes to the target (${reason.message}): stop every server that uses it, empty it, and copy again`,
        );
      const passes = reason instanceof Unavailable || reason instanceof OutcomeUnknown;
      if (!passes || failures === tries) throw reason;
      await clock.sleep(50 * 2 ** failures);
    }
  }
}

/** Only what the writer gives: position and revision come about in the target. */
const newEvent = ({ id, type, data, metadata }: StoredEvent) => ({ id, type, data, metadata });

/** Events of one stream that follow each other in the ledger go in one append. */
function batchesOf(page: readonly StoredEvent[]): readonly (readonly StoredEvent[])[] {
  const batches: StoredEvent[][] = [];
  let bytes = 0;
  for (const event of page) {
    const own = Buffer.byteLength(event.data) + Buffer.byteLength(event.metadata);
    const last = batches.at(-1);
    if (last?.[0]?.stream === event.stream && bytes + own <= bytesPerAppend) {
      last.push(event);
      bytes += own;
    } else {
      batches.push([event]);
      bytes = own;
    }
  }
  return batches;
}
