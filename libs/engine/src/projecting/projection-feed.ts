import { comparePositions } from '#event-store';
import { Backoff } from '#kernel';
import { type Checkpoint, ReadStoreRefused, UnstorableDocument, type ViewCopy } from '#read-store';
import { UnknownEvent } from '../deciding/codec.js';
import { CopyFolding, type FeedPorts } from './copy-folding.js';
import { FeedInbox, type FeedPage } from './feed-inbox.js';
import type { LiveFirst } from './live-first.js';
import type { Projection } from './projection.js';
import { CopyLost } from './projection-target.js';

/**
 * `catching_up`: behind the ledger; `retrying`: something it needs is missing or unavailable; `standby`: another
 * process feeds this copy; `held`: stands still for a switch; `stopped`: only new code or a rebuild mends it.
 */
export type FeedState = 'catching_up' | 'running' | 'retrying' | 'standby' | 'held' | 'stopped';

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
  private readonly folding: CopyFolding;
  private readonly inbox = new FeedInbox();
  private readonly abort = new AbortController();
  private idleTimer = false;
  private readonly backoff: Backoff;
  /** The next event is one that only a newer program can fold. */
  waitsForNewerProgram = false;
  private hold: Hold | undefined;
  /** Where the owner stood that took this copy over. */
  private otherOwner: Checkpoint | undefined;
  private wake: () => void = () => undefined;
  private done: Promise<void> = Promise.resolve();

  constructor(
    private readonly ports: FeedPorts & { readonly liveFirst: LiveFirst },
    readonly projection: Projection,
    readonly copy: ViewCopy,
    readonly role: 'live' | 'previous',
  ) {
    this.backoff = new Backoff(ports.clock, backoffMilliseconds);
    this.folding = new CopyFolding(ports, projection, copy);
  }

  get position(): string | undefined {
    return this.folding.at.position;
  }

  get deadLetters(): number {
    return this.folding.deadLetters;
  }

  /** Why only a new build can mend this copy. */
  get needsRebuild(): string | undefined {
    return this.state === 'stopped' ? this.reason : this.folding.needsRebuild;
  }

  /** Over the last seconds of work. */
  get eventsPerSecond(): number {
    return this.folding.eventsPerSecond;
  }

  /** Takes the copy over. @throws ReadStoreRefused */
  claim = (): Promise<void> => this.folding.claim();

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
        else if (this.idleIsDue()) await this.folding.commit();
        else if (this.stopping) return;
        else await this.somethingToDo();
      } catch (error) {
        await this.recover(error);
      }
  }

  private async take({ events, through, caughtUp }: FeedPage): Promise<void> {
    await this.folding.fold(events);
    this.folding.passed(through);
    if (caughtUp) await this.isRunning();
  }

  /** Reads the ledger from where it is to the head; what comes meanwhile waits in the inbox, and it goes on there. */
  private async catchUp(): Promise<void> {
    if (this.backoff.failures === 0) this.state = 'catching_up';
    this.inbox.become('lossy');
    const { store } = this.ports;
    const after = this.folding.through;
    const until = await store.head();
    const range = { ...(after !== undefined && { after }), ...(until !== undefined && { until }) };
    for await (const page of store.readAll({ ...range, pageSize: 1_000 })) {
      await this.folding.foldStored(page);
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
    const { store } = this.ports;
    const after = this.folding.through;
    for await (const page of store.readAll({
      ...(after !== undefined && { after }),
      pageSize: eventsPerTurn,
    })) {
      await this.folding.foldStored(page);
      if (this.folding.ahead) await this.folding.commit();
      return false;
    }
    await this.isRunning();
    return true;
  }

  private idleIsDue(): boolean {
    if (!this.folding.ahead) return false;
    const wait = this.folding.committedAt + idleMilliseconds - this.ports.clock.monotonic();
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
    this.hold !== undefined && comparePositions(this.folding.through, this.hold.atLeast) >= 0;

  private async standStill(): Promise<void> {
    if (this.folding.ahead) await this.folding.commit();
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
    this.folding.rollBack();
    this.release();
    if (this.stopping) return;
    if (error instanceof UnstorableDocument || error instanceof ReadStoreRefused)
      return this.stopFor(error.message);
    this.state = 'retrying';
    this.reason = describe(error);
    const { pause, isNews } = this.backoff.failed();
    const { failures } = this.backoff;
    this.waitsForNewerProgram = error instanceof UnknownEvent;
    const fields = { projection: this.folding.name, copy: this.copy.build, failures, error: this.reason };
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
      else if (now.epoch === this.folding.at.epoch) await this.claim();
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
    if (this.backoff.failures > 0 && this.folding.ahead) await this.folding.commit();
    this.backoff.worked();
    this.hasCaughtUp = true;
    this.waitsForNewerProgram = false;
    this.state = 'running';
    this.reason = undefined;
  }

  private stopFor(reason: string): void {
    this.state = 'stopped';
    this.reason = reason;
    const fields = { projection: this.folding.name, copy: this.copy.build, reason };
    if (this.role === 'live') this.ports.log.error(fields, 'a projection stopped');
    else this.ports.log.info(fields, 'a replaced copy is fed no more');
  }

  private async sleep(milliseconds: number): Promise<void> {
    this.rests();
    await this.ports.clock.sleep(milliseconds, this.abort.signal);
    this.works();
  }
}

interface Hold {
  readonly atLeast: string | undefined;
  readonly settle: (held: boolean) => void;
}

const describe = (error: unknown) =>
  error instanceof Error ? `${error.name}: ${error.message}` : String(error);
