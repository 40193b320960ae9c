import { type EventStore, type NewEvent, OutcomeUnknown, Unavailable, WrongExpected } from '#event-store';
import {
  type Clock,
  type Decider,
  type DomainEvent,
  type EventTypes,
  type Randomness,
  type SpanFacts,
  streamName,
  type Tracing,
} from '#kernel';
import type { Secrets, Vault } from '#privacy';
import type { Chain } from '../proving/chain.js';
import type { CommandContext } from '../running/process.js';
import { Codec } from './codec.js';
import { type CommandKey, Idempotency } from './idempotency.js';
import { type LoadedStream, StreamLoader } from './stream-loader.js';

/** What a command came to. A repeat answers with the events that the first one wrote. */
export interface Outcome<Event, State> {
  readonly events: readonly Event[];
  readonly state: State;
  /** Position of the last event it wrote; undefined when it wrote none. */
  readonly position: string | undefined;
  readonly repeated: boolean;
}

/** The same stream was written by others at every try. */
export class Contended extends Error {
  override readonly name = 'Contended';
}

export interface EnginePorts {
  readonly store: EventStore;
  readonly vault: Vault;
  readonly secrets: Secrets;
  readonly types: EventTypes;
  /** Of the ledger that is written. */
  readonly chain: Chain;
  readonly clock: Clock;
  readonly randomness: Randomness;
  /** Absent: commands are not traced, and cost nothing more for it. */
  readonly tracing?: Tracing;
  readonly observe?: (seen: {
    command: string;
    milliseconds: number;
    conflicts: number;
    failed: boolean;
  }) => void;
}

const mostTries = 12;

/**
 * Load, decide, append: the one way in which anything changes.
 * Commands on one stream follow each other; a conflict with another process reloads and decides again.
 */
export class Engine {
  readonly codec: Codec;
  private readonly loader: StreamLoader;
  private readonly idempotency: Idempotency;
  private readonly queues = new Map<string, Promise<unknown>>();

  constructor(private readonly ports: EnginePorts) {
    this.codec = new Codec(ports.types);
    this.loader = new StreamLoader(ports.store, ports.vault, this.codec, ports.clock);
    this.idempotency = new Idempotency(ports.secrets);
  }

  /** @throws Refused, Contended, SubjectErased, Unavailable */
  execute<C, E extends DomainEvent, S>(
    decider: Decider<C, E, S>,
    id: string,
    command: C,
    context: CommandContext,
  ): Promise<Outcome<E, S>> {
    const { tracing } = this.ports;
    if (tracing === undefined) return this.run(decider, id, command, context);
    const name = context.command.split(':', 1)[0] ?? context.command;
    const facts = { 'caseledger.command': name, 'caseledger.stream_category': decider.category };
    return tracing.step(`command ${name}`, facts, (say) => this.run(decider, id, command, context, say));
  }

  private async run<C, E extends DomainEvent, S>(
    decider: Decider<C, E, S>,
    id: string,
    command: C,
    context: CommandContext,
    say?: (facts: SpanFacts) => void,
  ): Promise<Outcome<E, S>> {
    const stream = streamName(decider, id);
    const began = this.ports.clock.monotonic();
    const seen = { command: context.command, conflicts: 0, failed: true };
    try {
      const outcome = await this.inTurn(stream, () =>
        this.tryUntilDecided(decider, stream, command, context, seen),
      );
      seen.failed = false;
      say?.({ 'caseledger.events': outcome.events.length, 'caseledger.repeated': outcome.repeated });
      return outcome;
    } finally {
      if (seen.conflicts > 0) say?.({ 'caseledger.conflicts': seen.conflicts });
      this.ports.observe?.({ ...seen, milliseconds: this.ports.clock.monotonic() - began });
    }
  }

  /**
   * What this very command wrote into the stream before; undefined when it is new there. For flows that must answer
   * a repeat before they look at how things stand now. @throws Refused(idempotency_key_reused)
   */
  async earlier<C, E extends DomainEvent, S>(
    decider: Decider<C, E, S>,
    id: string,
    context: CommandContext,
  ): Promise<Outcome<E, S> | undefined> {
    const stream = streamName(decider, id);
    const loaded = await this.loader.fresh(decider, stream);
    const range = this.idempotency.earlier(loaded, this.idempotency.keyOf(context));
    return range && this.repeated(decider, stream, loaded, range);
  }

  /** The state of a stream as it is now. Personal data in it was opened for the system, not for a person. */
  async state<C, E extends DomainEvent, S>(decider: Decider<C, E, S>, id: string): Promise<S> {
    return (await this.loader.fresh(decider, streamName(decider, id))).state;
  }

  /** Forgets every state in memory: somebody was erased, and what was opened of them is not to be kept. */
  forgetStates(): void {
    this.loader.forgetAll();
  }

  private async tryUntilDecided<C, E extends DomainEvent, S>(
    decider: Decider<C, E, S>,
    stream: string,
    command: C,
    context: CommandContext,
    seen: { conflicts: number },
  ): Promise<Outcome<E, S>> {
    const key = this.idempotency.keyOf(context);
    for (let tries = 0; tries < mostTries; tries++) {
      const sure = tries === 0 ? this.surely(decider, stream, command, key) : undefined;
      const loaded = sure?.loaded ?? (await this.load(decider, stream));
      const repeat = this.idempotency.earlier(loaded, key);
      if (repeat !== undefined) return this.repeated(decider, stream, loaded, repeat);
      const events = sure?.events ?? this.decide(decider, command, loaded.state);
      if (events.length === 0) return { events, state: loaded.state, position: undefined, repeated: false };
      try {
        return await this.append(decider, stream, loaded, events, context, key);
      } catch (error) {
        if (!(error instanceof WrongExpected)) throw error;
        seen.conflicts++;
        this.loader.forget(stream);
      }
    }
    throw new Contended(`${stream} was written by others ${mostTries} times in a row`);
  }

  /**
   * The cache may say yes (the append checks the revision), but never no: a refusal, a repeat or "already true"
   * is decided on what the store holds now.
   */
  private surely<C, E extends DomainEvent, S>(
    decider: Decider<C, E, S>,
    stream: string,
    command: C,
    key: CommandKey,
  ) {
    const loaded = this.loader.cached(decider, stream);
    if (loaded === undefined || loaded.keys.has(key.scope)) return undefined;
    try {
      const events = this.decide(decider, command, loaded.state);
      return events.length > 0 ? { loaded, events } : undefined;
    } catch {
      return undefined;
    }
  }

  private load<C, E extends DomainEvent, S>(decider: Decider<C, E, S>, stream: string) {
    const { tracing } = this.ports;
    if (tracing === undefined) return this.loader.fresh(decider, stream);
    return tracing.step('load', {}, () => this.loader.fresh(decider, stream));
  }

  private decide<C, E extends DomainEvent, S>(decider: Decider<C, E, S>, command: C, state: S): readonly E[] {
    const { tracing } = this.ports;
    if (tracing === undefined) return decider.decide(command, state);
    return tracing.step('decide', {}, () => decider.decide(command, state));
  }

  private async append<C, E extends DomainEvent, S>(
    decider: Decider<C, E, S>,
    stream: string,
    loaded: LoadedStream<S>,
    events: readonly E[],
    context: CommandContext,
    key: CommandKey,
  ): Promise<Outcome<E, S>> {
    await this.ports.vault.sealAll(events.map((each) => each.data));
    const metadata = {
      actor: context.actor,
      at: this.ports.clock.now(),
      causation: context.causationId,
      cause: context.cause && { stream: context.cause.stream, revision: String(context.cause.revision) },
      command: { body: key.body, scope: key.scope },
      correlation: context.correlationId,
    };
    let revision = loaded.revision;
    let prevHash = loaded.hash;
    const batch = events.map((each) => {
      const link = this.ports.chain.link(
        { id: this.ports.randomness.uuid(), type: this.ports.types.storedName(each.type), data: each.data },
        metadata,
        { stream, revision: ++revision, prevHash },
      );
      prevHash = link.hash;
      return link.stored;
    });
    const { tracing } = this.ports;
    const { position } =
      tracing === undefined
        ? await this.appendSurely(stream, batch, loaded.revision)
        : await tracing.step('append', { 'caseledger.events': batch.length }, () =>
            this.appendSurely(stream, batch, loaded.revision),
          );
    const state = events.reduce((before, each) => decider.evolve(before, each), loaded.state);
    loaded.keys.set(key.scope, { body: key.body, first: loaded.revision + 1n, last: revision });
    this.loader.remember(decider, stream, { state, revision, hash: prevHash, keys: loaded.keys });
    return { events, state, position, repeated: false };
  }

  /** An append whose answer was lost is tried again with the same ids and revision, and found once. */
  private async appendSurely(stream: string, batch: readonly NewEvent[], revision: bigint) {
    const expected = revision === -1n ? ('no_stream' as const) : revision;
    for (let tries = 1; ; tries++) {
      try {
        return await this.ports.store.append(stream, batch, expected);
      } catch (error) {
        if (!(error instanceof OutcomeUnknown)) throw error;
        if (tries === 5) throw new Unavailable('the event store does not answer', { cause: error });
        await this.ports.clock.sleep(20 * 2 ** tries);
      }
    }
  }

  private async repeated<C, E extends DomainEvent, S>(
    decider: Decider<C, E, S>,
    stream: string,
    loaded: LoadedStream<S>,
    range: { readonly first: bigint; readonly last: bigint },
  ): Promise<Outcome<E, S>> {
    const max = Number(range.last - range.first) + 1;
    const events = await this.loader.read(decider, stream, range.first, max);
    return {
      events: events as unknown as E[],
      state: loaded.state,
      position: events.at(-1)?.meta.position,
      repeated: true,
    };
  }

  private inTurn<T>(stream: string, act: () => Promise<T>): Promise<T> {
    const before = this.queues.get(stream);
    const mine = before === undefined ? act() : before.then(act, act);
    this.queues.set(stream, mine);
    const leave = () => {
      if (this.queues.get(stream) === mine) this.queues.delete(stream);
    };
    mine.then(leave, leave);
    return mine;
  }
}
