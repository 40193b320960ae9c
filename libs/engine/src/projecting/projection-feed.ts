import { comparePositions, type EventStore } from '#event-store';
import { Backoff, type Clock, type Tracing } from '#kernel';
import type { Vault } from '#privacy';
import {
  type Checkpoint,
  type DeadLetterStore,
  ReadStoreRefused,
  UnstorableDocument,
  type ViewCopy,
} from '#read-store';
import { UnknownEvent } from '../deciding/codec.js';
import { followedBy } from '../erasing/erased-documents.js';
import type { Log } from '../log.js';
import { CopyExceptions, readSkips, skippedBy } from './dead-letters.js';
import { type Decode, type DecodedEvent, decodeAll, Interest } from './decoded-events.js';
import { engineEvents } from './engine-events.js';
import { FeedInbox, type FeedPage } from './feed-inbox.js';
import type { LiveFirst } from './live-first.js';
import type { Projection } from './projection.js';
import type { Findings } from './projection-batch.js';
import { CopyLost, ProjectionTarget } from './projection-target.js';

export interface FeedPorts {
  readonly store: EventStore;
  readonly decode: Decode;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly deadLetters: DeadLetterStore;
  readonly log: Log;
  /** The ledger that says what projections skip, where that is another than `store`. */
  readonly skips?: EventStore;
  /** Default 2,000. Of views that may be late fewer, so that no others wait long for a commit. */
  readonly eventsPerCommit?: number;
  /** Absent: what is folded is not traced. */
  readonly tracing?: Pick<Tracing, 'batch'>;
}

/**
 * `catching_up`: behind the ledger; `retrying`: something it needs is missing or unavailable; `standby`: another
 * process feeds this copy; `held`: stands still for a switch; `stopped`: only new code or a rebuild mends it.
 */
export type FeedState = 'catching_up' | 'running' | 'retrying' | 'standby' | 'held' | 'stopped';

const cachedDocuments = 2_000;
/** A checkpoint that moves without documents moves at most this often. */
const idleMilliseconds = 50;
const standbyMilliseconds = 1_000;
const backoffMilliseconds = { first: 100, longest: 5_000 };
/** What a replaced copy reads in one turn: a live copy may have to wait for so much. */
const eventsPerTurn = 100;
/** A replaced copy at the head looks for more after so long. */
const lookMilliseconds = 1_000;

/**
 * Feeds one copy of one view: folds, commits, retries, and steps aside for another owner. A live copy is fed as events
 * come; one that was replaced reads the ledger by itself, when the live ones leave time for it.
 */
export class ProjectionFeed {
  state: FeedState = 'catching_up';
  /** It has been at the head. */
  hasCaughtUp = false;
  /** Why it retries, stands by or stopped. */
  reason: string | undefined;
  private readonly target: ProjectionTarget;
  private readonly decoded: Interest;
  private readonly inbox = new FeedInbox();
  private readonly abort = new AbortController();
  private exceptions: CopyExceptions | undefined;
  private committedAt = 0;
  private idleTimer = false;
  private readonly backoff: Backoff;
  /** The next event is one that only a newer program can fold. */
  waitsForNewerProgram = false;
  private hold: Hold | undefined;
  /** Where the owner stood that took this copy over. */
  private otherOwner: Checkpoint | undefined;
  private wake: () => void = () => undefined;
  private done: Promise<void> = Promise.resolve();
  private readonly rate = { since: 0, events: 0, perSecond: 0 };

  constructor(
    private readonly ports: FeedPorts & { readonly liveFirst: LiveFirst },
    readonly projection: Projection,
    readonly copy: ViewCopy,
    readonly role: 'live' | 'previous',
  ) {
    this.backoff = new Backoff(ports.clock, backoffMilliseconds);
    this.target = new ProjectionTarget(ports.vault, projection, copy, cachedDocuments);
    this.decoded = new Interest([...followedBy(projection), engineEvents]);
  }

  get position(): string | undefined {
    return this.target.at.position;
  }

  get deadLetters(): number {
    return this.exceptions?.deadLetters ?? 0;
  }

  /** Why only a new build can mend this copy. */
  get needsRebuild(): string | undefined {
    return this.state === 'stopped' ? this.reason : this.exceptions?.needsRebuild;
  }

  /** Over the last seconds of work. */
  get eventsPerSecond(): number {
    return this.ports.clock.monotonic() - this.rate.since > 2_000 ? 0 : this.rate.perSecond;
  }

  /** Takes the copy over. @throws ReadStoreRefused */
  async claim(): Promise<void> {
    const { store, decode, deadLetters, skips = store } = this.ports;
    await this.target.claim(store.ledgerId);
    const at = { view: this.target.name, build: this.copy.build, position: this.position };
    this.exceptions = await CopyExceptions.open(deadLetters, at, await readSkips(skips, decode, at.view));
  }

  /** `alone`: reads the ledger from its checkpoint by itself before it joins the subscription. */
  start(alone: boolean): void {
    if (alone) this.inbox.become('closed');
    this.works();
    this.done = this.run().finally(() => {
      this.inbox.become('closed');
      this.rests();
    });
  }

  offer(page: FeedPage): void {
    this.inbox.offer(page);
    this.wake();
  }

  room = (): Promise<void> => this.inbox.room();

  /**
   * Stands still, with its checkpoint committed, at the first moment when that is `atLeast`.
   * Undefined when it is not running: then it cannot be waited for.
   */
  async holdAt(atLeast: string | undefined): Promise<{ readonly position: string | undefined } | undefined> {
    if (this.state !== 'running') return undefined;
    const held = await new Promise<boolean>((settle) => {
      this.hold = { atLeast, settle };
      this.wake();
    });
    return held ? { position: this.position } : undefined;
  }

  /** Goes on after `holdAt`. */
  release(): void {
    this.hold?.settle(false);
    this.hold = undefined;
    this.wake();
  }

  /** Finishes what it was handed, then closes the copy. */
  async stop(): Promise<void> {
    this.abort.abort();
    this.release();
    await this.done;
    await this.copy.close();
  }

  private get stopping(): boolean {
    return this.abort.signal.aborted;
  }

  private async run(): Promise<void> {
    while (this.state !== 'stopped')
      try {
        if (this.holdIsDue()) await this.standStill();
        if (this.inbox.closed && this.stopping) return;
        if (this.otherOwner !== undefined) await this.standBy(this.otherOwner);
        else if (this.inbox.closed) await (this.role === 'live' ? this.catchUp() : this.readInTurn());
        else if (!this.inbox.empty) await this.take(this.inbox.take());
        else if (this.idleIsDue()) await this.commit();
        else if (this.stopping) return;
        else await this.somethingToDo();
      } catch (error) {
        await this.recover(error);
      }
  }

  private async take({ events, through, caughtUp }: FeedPage): Promise<void> {
    await this.fold(this.target.fresh(events));
    this.target.passed(through);
    if (caughtUp) await this.isRunning();
  }

  /** Reads the ledger from where it is to the head; what comes meanwhile waits in the inbox, and it goes on there. */
  private async catchUp(): Promise<void> {
    if (this.backoff.failures === 0) this.state = 'catching_up';
    this.inbox.become('lossy');
    const { store, decode } = this.ports;
    const after = this.target.through;
    const until = await store.head();
    const range = { ...(after !== undefined && { after }), ...(until !== undefined && { until }) };
    for await (const page of store.readAll({ ...range, pageSize: 1_000 })) {
      await this.fold(this.target.fresh(decodeAll(page, decode, this.decoded)));
      if (this.stopping || this.holdIsDue()) return this.inbox.become('closed');
    }
    if (this.inbox.closed) return;
    this.inbox.become('bounded');
    await this.isRunning();
  }

  private async readInTurn(): Promise<void> {
    const isThere = await this.ports.liveFirst.inTurn(this.abort.signal, () => this.readPage());
    if (isThere === true) await this.sleep(lookMilliseconds);
  }

  /** Reads one page behind what it has. @returns whether there was nothing more */
  private async readPage(): Promise<boolean> {
    const { store, decode } = this.ports;
    const after = this.target.through;
    for await (const page of store.readAll({
      ...(after !== undefined && { after }),
      pageSize: eventsPerTurn,
    })) {
      await this.fold(this.target.fresh(decodeAll(page, decode, this.decoded)));
      if (this.target.ahead) await this.commit();
      return false;
    }
    await this.isRunning();
    return true;
  }

  private async fold(events: readonly DecodedEvent[]): Promise<void> {
    const { eventsPerCommit = 2_000 } = this.ports;
    for (let start = 0; start < events.length; start += eventsPerCommit) {
      const batch = events.slice(start, start + eventsPerCommit);
      const told = this.ports.tracing && this.beganAt(batch);
      const exceptions = this.exceptions!;
      for (const each of batch) {
        const skipped = skippedBy(each, this.target.name);
        if (skipped !== undefined) await exceptions.skip(skipped);
      }
      const findings = await this.target.fold(batch, exceptions);
      await this.keep(findings, exceptions);
      this.count(batch.length);
      if (this.target.changed || findings.poison.length > 0 || findings.held.size > 0) {
        await this.commit();
        told?.();
      }
    }
  }

  /** Answers what tells of the batch once it is stored. */
  private beganAt(batch: readonly DecodedEvent[]): () => void {
    const { clock, tracing } = this.ports;
    const began = clock.now();
    const from = clock.monotonic();
    const { name } = this.target;
    return () =>
      tracing?.batch({
        name: `project ${name}`,
        began,
        milliseconds: clock.monotonic() - from,
        facts: { 'caseledger.view': name, 'caseledger.events': batch.length },
        correlationIds: [...new Set(batch.flatMap(({ event }) => event?.meta.correlationId ?? []))],
      });
  }

  private async keep(findings: Findings, exceptions: CopyExceptions): Promise<void> {
    for (const { event, error } of findings.poison)
      this.ports.log.error(
        { projection: this.target.name, eventId: event.id, type: event.type, stream: event.stream, error },
        'a projection cannot fold an event; later events of its stream are held back',
      );
    await exceptions.keep(findings, this.ports.clock);
  }

  private async commit(): Promise<void> {
    await this.target.commit();
    this.committedAt = this.ports.clock.monotonic();
  }

  private idleIsDue(): boolean {
    if (!this.target.ahead) return false;
    const wait = this.committedAt + idleMilliseconds - this.ports.clock.monotonic();
    if (wait <= 0 || this.stopping) return true;
    if (!this.idleTimer) void this.wakeIn(wait);
    return false;
  }

  private async wakeIn(milliseconds: number): Promise<void> {
    this.idleTimer = true;
    await this.ports.clock.sleep(milliseconds, this.abort.signal);
    this.idleTimer = false;
    this.wake();
  }

  private holdIsDue = () =>
    this.hold !== undefined && comparePositions(this.target.through, this.hold.atLeast) >= 0;

  private async standStill(): Promise<void> {
    if (this.target.ahead) await this.commit();
    this.inbox.become('closed');
    this.state = 'held';
    const hold = this.hold;
    hold?.settle(true);
    while (this.hold === hold && !this.stopping) await this.somethingToDo();
  }

  /** While it catches up, what it waits for is on its way. */
  private async somethingToDo(): Promise<void> {
    const woken = new Promise<void>((resolve) => {
      this.wake = resolve;
    });
    if (this.state !== 'catching_up') this.rests();
    await woken;
    this.works();
  }

  private works(): void {
    if (this.role === 'live') this.ports.liveFirst.works(this);
  }

  private rests(): void {
    if (this.role === 'live') this.ports.liveFirst.rests(this);
  }

  private async recover(error: unknown): Promise<void> {
    this.inbox.become('closed');
    this.target.rollBack();
    this.release();
    if (this.stopping) return;
    if (error instanceof UnstorableDocument || error instanceof ReadStoreRefused)
      return this.stopFor(error.message);
    this.state = 'retrying';
    this.reason = describe(error);
    const { pause, isNews } = this.backoff.failed();
    const { failures } = this.backoff;
    this.waitsForNewerProgram = error instanceof UnknownEvent;
    const fields = { projection: this.target.name, copy: this.copy.build, failures, error: this.reason };
    if (isNews) this.ports.log.warn(fields, 'a projection tries again');
    if (error instanceof CopyLost) await this.afterLoss();
    // Another owner is met once in a while; whatever is lost again and again is no such thing.
    if (!(error instanceof CopyLost) || failures > 1) await this.sleep(pause);
  }

  /** In the same epoch, what was in memory was wrong; in a later one, another owner feeds this copy now. */
  private async afterLoss(): Promise<void> {
    try {
      const now = await this.copy.checkpoint();
      if (now === undefined) this.stopFor('its copy is gone');
      else if (now.epoch === this.target.at.epoch) await this.claim();
      else this.otherOwner = now;
    } catch (error) {
      await this.recover(error);
    }
  }

  /** Lets the other owner work, and takes over when its checkpoint stands still although there are newer events. */
  private async standBy(last: Checkpoint): Promise<void> {
    this.state = 'standby';
    this.reason = 'another process feeds this copy';
    await this.sleep(standbyMilliseconds);
    if (this.stopping) return;
    const now = await this.copy.checkpoint();
    if (now === undefined) return this.stopFor('its copy is gone');
    this.otherOwner = now;
    if (now.position !== last.position || now.epoch !== last.epoch) return;
    if (comparePositions(await this.ports.store.head(), now.position) <= 0) return;
    await this.claim();
    this.otherOwner = undefined;
  }

  /** At the head. After a failure only once everything is stored: the ledger may be read although nothing can be written. */
  private async isRunning(): Promise<void> {
    if (this.backoff.failures > 0 && this.target.ahead) await this.commit();
    this.backoff.worked();
    this.hasCaughtUp = true;
    this.waitsForNewerProgram = false;
    this.state = 'running';
    this.reason = undefined;
  }

  private stopFor(reason: string): void {
    this.state = 'stopped';
    this.reason = reason;
    const fields = { projection: this.target.name, copy: this.copy.build, reason };
    if (this.role === 'live') this.ports.log.error(fields, 'a projection stopped');
    else this.ports.log.info(fields, 'a replaced copy is fed no more');
  }

  private async sleep(milliseconds: number): Promise<void> {
    this.rests();
    await this.ports.clock.sleep(milliseconds, this.abort.signal);
    this.works();
  }

  private count(events: number): void {
    this.rate.events += events;
    const milliseconds = this.ports.clock.monotonic() - this.rate.since;
    if (milliseconds < 1_000) return;
    this.rate.perSecond = Math.round((this.rate.events * 1_000) / milliseconds);
    this.rate.events = 0;
    this.rate.since += milliseconds;
  }
}

interface Hold {
  readonly atLeast: string | undefined;
  readonly settle: (held: boolean) => void;
}

const describe = (error: unknown) =>
  error instanceof Error ? `${error.name}: ${error.message}` : String(error);
