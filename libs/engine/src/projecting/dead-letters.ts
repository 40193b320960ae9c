import { type EventStore, StreamNotFound } from '#event-store';
import type { Clock } from '#kernel';
import type { DeadLetterStore } from '#read-store';
import type { Decode, DecodedEvent } from './decoded-events.js';
import { type EngineEvent, skipStream } from './engine-events.js';
import type { Exceptions, Findings } from './projection-batch.js';

/** Ids of the events that a projection shall do without, as the ledger says. */
export async function readSkips(store: EventStore, decode: Decode, view: string): Promise<Set<string>> {
  try {
    const events = await store.readStream(skipStream(view));
    return new Set(events.flatMap((each) => skippedBy({ stored: each, event: decode(each) }, view) ?? []));
  } catch (error) {
    if (error instanceof StreamNotFound) return new Set();
    throw error;
  }
}

/** The id of the event that this one tells a projection to skip. */
export function skippedBy(
  { event }: Pick<DecodedEvent, 'stored' | 'event'>,
  view: string,
): string | undefined {
  if (event?.type !== 'ProjectionEventSkipped') return undefined;
  const { projection, eventId } = event.data as EngineEvent['data'];
  return projection === view ? eventId : undefined;
}

/** What one copy of a view does without: its dead letters, what they hold back, and what was skipped. */
export class CopyExceptions implements Exceptions {
  private readonly letters = new Map<string, { readonly stream: string; held: boolean }>();
  readonly heldStreams = new Set<string>();
  /** Why only a new build can mend this copy. */
  needsRebuild: string | undefined;

  private constructor(
    private readonly store: DeadLetterStore,
    private readonly view: string,
    private readonly build: string,
    readonly skipped: Set<string>,
  ) {}

  /** As of a checkpoint: what was found behind it will be found again. */
  static async open(
    store: DeadLetterStore,
    {
      view,
      build,
      position,
    }: { readonly view: string; readonly build: string; readonly position: string | undefined },
    skipped: Set<string>,
  ): Promise<CopyExceptions> {
    await store.rewind(view, build, position);
    const exceptions = new CopyExceptions(store, view, build, skipped);
    for (const letter of await store.list(view))
      if (letter.build === build)
        exceptions.note(letter.eventId, letter.stream, letter.heldSince !== undefined);
    for (const eventId of exceptions.letters.keys()) if (skipped.has(eventId)) await exceptions.skip(eventId);
    return exceptions;
  }

  get deadLetters(): number {
    return this.letters.size;
  }

  /** Keeps, before the batch's commit, what it ran into. */
  async keep({ poison, held }: Findings, clock: Clock): Promise<void> {
    for (const { event, error } of poison) {
      const { stream, revision, position, id, type } = event;
      const letter = {
        stream,
        revision,
        position,
        type,
        error,
        eventId: id,
        at: clock.now(),
        heldSince: undefined,
      };
      await this.store.record({ ...letter, view: this.view, build: this.build });
      this.note(id, stream, false);
    }
    for (const [stream, position] of held) {
      const letter = [...this.letters.values()].find((each) => each.stream === stream);
      if (letter === undefined || letter.held) continue;
      await this.store.held(this.view, this.build, stream, position);
      letter.held = true;
    }
  }

  /**
   * An event is skipped from now on. Where later events of its stream were held back already, only a new build
   * can fold them in their order.
   */
  async skip(eventId: string): Promise<void> {
    this.skipped.add(eventId);
    const letter = this.letters.get(eventId);
    if (letter === undefined) return;
    if (letter.held) {
      this.needsRebuild = `event ${eventId} was skipped, and later events of its stream wait for a rebuild`;
      return;
    }
    await this.store.remove(this.view, this.build, eventId);
    this.letters.delete(eventId);
    this.heldStreams.delete(letter.stream);
  }

  private note(eventId: string, stream: string, held: boolean): void {
    this.letters.set(eventId, { stream, held });
    this.heldStreams.add(stream);
  }
}
