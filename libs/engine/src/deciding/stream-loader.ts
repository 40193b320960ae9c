import { LRUCache } from 'lru-cache';
import { type EventStore, type StoredEvent, StreamNotFound } from '#event-store';
import type { Clock, Decider, DomainEvent, Recorded } from '#kernel';
import type { Vault } from '#privacy';
import { genesis, storedHash } from '../proving/chain.js';
import { type Codec, metadataOf, UnknownEvent } from './codec.js';

export interface KeyRange {
  readonly body: string | undefined;
  readonly first: bigint;
  readonly last: bigint;
}

/** A stream, folded. Revision -1 is a stream that does not exist yet. */
export interface LoadedStream<State> {
  readonly state: State;
  readonly revision: bigint;
  /** Hash of the last event. */
  readonly hash: string;
  /** Idempotency scopes of the stream's commands. Grows with the stream; never copied. */
  readonly keys: Map<string, KeyRange>;
}

interface Entry {
  readonly loaded: LoadedStream<unknown>;
  readonly until: number;
}

/** Opened personal data stays in memory for a minute at most. */
const lifeOfOpenedState = 60_000;

/** Folds streams, and keeps the last folded ones so that the next load reads only what came since. */
export class StreamLoader {
  private readonly cache = new LRUCache<string, Entry>({ max: 5_000 });

  constructor(
    private readonly store: EventStore,
    private readonly vault: Vault,
    private readonly codec: Codec,
    private readonly clock: Clock,
  ) {}

  cached<C, E extends DomainEvent, S>(
    _decider: Decider<C, E, S>,
    stream: string,
  ): LoadedStream<S> | undefined {
    const entry = this.cache.get(stream);
    if (entry === undefined || entry.until < this.clock.monotonic()) return undefined;
    return entry.loaded as LoadedStream<S>;
  }

  forget(stream: string): void {
    this.cache.delete(stream);
  }

  /** Somebody was erased: what was opened may not be kept any longer. */
  forgetAll(): void {
    this.cache.clear();
  }

  remember<C, E extends DomainEvent, S>(
    decider: Decider<C, E, S>,
    stream: string,
    loaded: LoadedStream<S>,
  ): void {
    const newer = this.cache.get(stream);
    if (newer !== undefined && newer.loaded.revision > loaded.revision) return;
    const until = decider.opensPersonalData
      ? this.clock.monotonic() + lifeOfOpenedState
      : Number.POSITIVE_INFINITY;
    this.cache.set(stream, { loaded, until });
  }

  /** The stream as the store holds it now. */
  async fresh<C, E extends DomainEvent, S>(
    decider: Decider<C, E, S>,
    stream: string,
  ): Promise<LoadedStream<S>> {
    const known: LoadedStream<S> = this.cached(decider, stream) ?? {
      state: decider.initial,
      revision: -1n,
      hash: genesis,
      keys: new Map(),
    };
    const stored = await this.readFrom(stream, known.revision + 1n);
    if (stored.length === 0) return known;
    const events = await this.decoded(decider, stored);
    const loaded: LoadedStream<S> = {
      state: events.reduce((state, each) => decider.evolve(state, each as unknown as E), known.state),
      revision: stored[stored.length - 1]!.revision,
      hash: storedHash(stored[stored.length - 1]!) || genesis,
      keys: known.keys,
    };
    addKeys(stored, known.keys);
    this.remember(decider, stream, loaded);
    return loaded;
  }

  async read<C, E extends DomainEvent, S>(
    decider: Decider<C, E, S>,
    stream: string,
    from: bigint,
    max: number,
  ) {
    return this.decoded(decider, await this.store.readStream(stream, { from, max }));
  }

  private async readFrom(stream: string, from: bigint): Promise<readonly StoredEvent[]> {
    try {
      return await this.store.readStream(stream, { from });
    } catch (error) {
      if (error instanceof StreamNotFound) return [];
      throw error;
    }
  }

  private async decoded<C, E extends DomainEvent, S>(
    decider: Decider<C, E, S>,
    stored: readonly StoredEvent[],
  ) {
    const events: Recorded[] = stored.map((each) => {
      const event = this.codec.decode(each);
      if (event === undefined) throw new UnknownEvent(each);
      return event;
    });
    if (decider.opensPersonalData) await this.vault.openAll(events.map((each) => each.data));
    return events;
  }
}

function addKeys(stored: readonly StoredEvent[], keys: Map<string, KeyRange>): void {
  for (const event of stored) {
    const { command } = metadataOf(event);
    if (command === undefined) continue;
    const first = keys.get(command.scope)?.first ?? event.revision;
    keys.set(command.scope, { body: command.body, first, last: event.revision });
  }
}
