import { comparePositions, type EventStore, type StoredEvent } from '#event-store';
import { Backoff, type Clock, millisecondsBetween, type Recorded, type Tracing } from '#kernel';
import { type Codec, UnknownEvent } from '../deciding/codec.js';
import type { Log } from '../log.js';
import { causedBy, type Process } from './process.js';

/** How far a process has come. Moved by `ledger copy`: so it names the event, not only its position. */
export interface ProcessCheckpoint {
  readonly ledgerId: string;
  readonly position: string | undefined;
  readonly eventId: string | undefined;
}

/** Where checkpoints of processes are kept, durably. */
export interface ProcessCheckpoints {
  get(process: string): Promise<ProcessCheckpoint | undefined>;
  set(process: string, checkpoint: ProcessCheckpoint): Promise<void>;
}

/** A process has no checkpoint for this ledger: starting it from the beginning would repeat old mails and commands. */
export class ProcessNotStarted extends Error {
  override readonly name = 'ProcessNotStarted';
  constructor(process: string) {
    super(
      `the process ${process} has no checkpoint for this ledger: run caseledger processes start ${process} --from now (or --from beginning)`,
    );
  }
}

export interface ProcessStatus {
  readonly name: string;
  readonly position: string | undefined;
  /** Events that wait for it. */
  readonly waiting: number;
  readonly state: 'running' | 'retrying';
  readonly failures: number;
  readonly lastError?: string;
}

/** Interested events that wait for their process; past this many the subscription waits, too. */
const longestQueue = 10_000;
/** Checkpoints of processes that had nothing to do move at most this often. */
const idleCheckpointMilliseconds = 1_000;
const backoffMilliseconds = { first: 200, longest: 10_000 };

/** One process: what waits for it, and how far it has come. */
class Lane {
  readonly queue: StoredEvent[] = [];
  readonly backoff: Backoff;
  lastError: string | undefined;
  wake: () => void = () => {};

  constructor(
    readonly process: Process,
    readonly names: ReadonlySet<string>,
    public position: string | undefined,
    clock: Clock,
  ) {
    this.backoff = new Backoff(clock, backoffMilliseconds);
  }

  offer(event: StoredEvent): void {
    if (!this.names.has(event.type) || comparePositions(event.position, this.position) <= 0) return;
    this.queue.push(event);
    this.wake();
  }
}

/**
 * Runs every process, each at its own pace, from one subscription, until stopped.
 * A failing event is tried again with growing pauses and holds back only its own process.
 */
export class ProcessRunner {
  private readonly stopping = new AbortController();
  private lanes: readonly Lane[] = [];
  private done: Promise<unknown> = Promise.resolve();
  private roomMade: () => void = () => {};
  private idleSaved = Number.NEGATIVE_INFINITY;
  /** The next event is one that only a newer program knows: nothing behind it is looked at here. */
  waitsForNewerProgram = false;

  constructor(
    private readonly ports: {
      readonly processes: readonly Process[];
      readonly store: EventStore;
      readonly codec: Codec;
      readonly storedNames: (process: Process) => ReadonlySet<string>;
      readonly checkpoints: ProcessCheckpoints;
      readonly clock: Clock;
      readonly log: Log;
      /** Absent: what processes do is not traced. */
      readonly tracing?: Tracing;
    },
  ) {}

  /** @throws ProcessNotStarted */
  async start(): Promise<void> {
    const { processes, storedNames, clock } = this.ports;
    this.lanes = await Promise.all(
      processes.map(async (each) => new Lane(each, storedNames(each), await this.startingPoint(each), clock)),
    );
    if (this.lanes.length === 0) return;
    this.done = Promise.all([this.feed(), ...this.lanes.map((lane) => this.work(lane))]);
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    this.roomMade();
    for (const lane of this.lanes) lane.wake();
    await this.done;
  }

  status(): readonly ProcessStatus[] {
    return this.lanes.map(({ process, position, queue, backoff, lastError }) => ({
      name: process.name,
      position,
      waiting: queue.length,
      state: backoff.failures === 0 ? 'running' : 'retrying',
      failures: backoff.failures,
      ...(lastError === undefined ? {} : { lastError }),
    }));
  }

  private async startingPoint(process: Process): Promise<string | undefined> {
    const { checkpoints, store } = this.ports;
    const known = await checkpoints.get(process.name);
    if (known?.ledgerId === store.ledgerId) return known.position;
    if ((await store.head()) !== undefined) throw new ProcessNotStarted(process.name);
    await checkpoints.set(process.name, {
      ledgerId: store.ledgerId,
      position: undefined,
      eventId: undefined,
    });
    return undefined;
  }

  private async feed(): Promise<void> {
    const { signal } = this.stopping;
    let after = this.lanes
      .map((lane) => lane.position)
      .reduce((a, b) => (comparePositions(a, b) <= 0 ? a : b));
    const backoff = new Backoff(this.ports.clock, backoffMilliseconds);
    while (!signal.aborted) {
      try {
        for await (const message of this.ports.store.subscribeAll({ after, signal })) {
          backoff.goesOn();
          if (message.kind !== 'events') continue;
          const newer = message.events.findIndex(({ type }) => this.ports.codec.isNewer(type));
          const events = newer === -1 ? message.events : message.events.slice(0, newer);
          for (const event of events) for (const lane of this.lanes) lane.offer(event);
          after = events.at(-1)?.position ?? after;
          await this.passed(events);
          this.waitsForNewerProgram = newer !== -1;
          if (newer !== -1) throw new UnknownEvent(message.events[newer]!);
          while (!signal.aborted && this.lanes.some((lane) => lane.queue.length > longestQueue))
            await new Promise<void>((resolve) => {
              this.roomMade = resolve;
            });
          if (signal.aborted) return;
        }
      } catch (error) {
        if (signal.aborted) return;
        const { pause, isNews } = backoff.failed();
        const fields = { error: nameOf(error) };
        if (isNews)
          this.ports.log.warn(fields, 'the subscription of the processes ended and will be resumed');
        await this.ports.clock.sleep(pause, signal);
      }
    }
  }

  /** A process with nothing waiting has passed the page, too. */
  private async passed(page: readonly StoredEvent[]): Promise<void> {
    const last = page.at(-1);
    if (last === undefined) return;
    const now = this.ports.clock.monotonic();
    const save = now - this.idleSaved >= idleCheckpointMilliseconds;
    if (save) this.idleSaved = now;
    for (const lane of this.lanes) {
      if (lane.queue.length > 0 || comparePositions(last.position, lane.position) <= 0) continue;
      lane.position = last.position;
      if (save) await this.save(lane, last);
    }
  }

  private async work(lane: Lane): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      const next = lane.queue[0];
      if (next === undefined) {
        await new Promise<void>((resolve) => {
          lane.wake = resolve;
        });
        continue;
      }
      try {
        const came = await this.handle(lane, next);
        if (came === 'stopped') return;
        lane.position = next.position;
        if (came === 'handled') await this.save(lane, next);
        lane.queue.shift();
        // Only now: where a checkpoint cannot be stored, the same event is handled again and again.
        lane.backoff.worked();
        this.roomMade();
      } catch (error) {
        lane.lastError = nameOf(error);
        const { pause, isNews } = lane.backoff.failed();
        const { failures } = lane.backoff;
        const fields = {
          process: lane.process.name,
          failures,
          error: lane.lastError,
          eventId: next.id,
          correlationId: this.correlationOf(next),
        };
        if (isNews) this.ports.log.warn(fields, 'a process failed and will try again');
        await this.ports.clock.sleep(pause, signal);
      }
    }
  }

  private correlationOf(stored: StoredEvent): string | undefined {
    try {
      return this.ports.codec.decode(stored)?.meta.correlationId;
    } catch {
      return undefined;
    }
  }

  /** An ignored event moves the checkpoint with the next idle page: looking at it again costs nothing. */
  private async handle({ process }: Lane, stored: StoredEvent): Promise<'handled' | 'ignored' | 'stopped'> {
    const event = this.ports.codec.decode(stored);
    if (event === undefined || !process.interestedIn(event)) return 'ignored';
    await this.waitUntilOld(process, event);
    if (this.stopping.signal.aborted) return 'stopped';
    await this.hand(process, event);
    return 'handled';
  }

  private hand(process: Process, event: Recorded): Promise<void> {
    const { tracing } = this.ports;
    const context = causedBy(process.name, event);
    if (tracing === undefined) return process.handle(event, context);
    const facts = { 'caseledger.process': process.name, 'caseledger.event_type': event.type };
    const { correlationId } = event.meta;
    return tracing.causedBy(correlationId, `process ${process.name}`, facts, () =>
      process.handle(event, context),
    );
  }

  private async waitUntilOld(process: Process, event: Recorded): Promise<void> {
    const age = millisecondsBetween(event.meta.recordedAt, this.ports.clock.now());
    const left = (process.afterMilliseconds ?? 0) - age;
    if (left > 0) await this.ports.clock.sleep(left, this.stopping.signal);
  }

  private async save(lane: Lane, stored: StoredEvent): Promise<void> {
    await this.ports.checkpoints.set(lane.process.name, {
      ledgerId: this.ports.store.ledgerId,
      position: stored.position,
      eventId: stored.id,
    });
  }
}

const nameOf = (error: unknown) => (error instanceof Error ? error.constructor.name : 'unknown');
