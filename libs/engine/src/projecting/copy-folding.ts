import type { EventStore, StoredEvent } from '#event-store';
import type { Clock, Tracing } from '#kernel';
import type { Vault } from '#privacy';
import type { Checkpoint, DeadLetterStore, ViewCopy } from '#read-store';
import { followedBy } from '../erasing/erased-documents.js';
import type { Log } from '../log.js';
import { CopyExceptions, readSkips, skippedBy } from './dead-letters.js';
import { type Decode, type DecodedEvent, decodeAll, Interest } from './decoded-events.js';
import { engineEvents } from './engine-events.js';
import { FoldRate } from './fold-rate.js';
import type { Projection } from './projection.js';
import type { Findings } from './projection-batch.js';
import { ProjectionTarget } from './projection-target.js';

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

const cachedDocuments = 2_000;

/** Folds events into one copy of a view: in batches, each committed with its checkpoint; what cannot be folded is kept aside. */
export class CopyFolding {
  /** When something was last committed, in milliseconds of the monotonic clock. */
  committedAt = 0;
  private readonly target: ProjectionTarget;
  private readonly decoded: Interest;
  private readonly rate: FoldRate;
  private exceptions: CopyExceptions | undefined;

  constructor(
    private readonly ports: FeedPorts,
    projection: Projection,
    private readonly copy: ViewCopy,
  ) {
    this.target = new ProjectionTarget(ports.vault, projection, copy, cachedDocuments);
    this.decoded = new Interest([...followedBy(projection), engineEvents]);
    this.rate = new FoldRate(ports.clock);
  }

  get name(): string {
    return this.target.name;
  }

  /** As it was last committed. @throws before the first claim */
  get at(): Checkpoint {
    return this.target.at;
  }

  /** Everything up to here was looked at. */
  get through(): string | undefined {
    return this.target.through;
  }

  /** Something was folded, or only passed, that is not committed yet. */
  get ahead(): boolean {
    return this.target.ahead;
  }

  get deadLetters(): number {
    return this.exceptions?.deadLetters ?? 0;
  }

  /** Why only a new build can mend this copy. */
  get needsRebuild(): string | undefined {
    return this.exceptions?.needsRebuild;
  }

  get eventsPerSecond(): number {
    return this.rate.perSecond;
  }

  /** Takes the copy over. @throws ReadStoreRefused */
  async claim(): Promise<void> {
    const { store, decode, deadLetters, skips = store } = this.ports;
    await this.target.claim(store.ledgerId);
    const at = { view: this.name, build: this.copy.build, position: this.at.position };
    this.exceptions = await CopyExceptions.open(deadLetters, at, await readSkips(skips, decode, at.view));
  }

  /** A page of the ledger. @throws as `fold` */
  foldStored(page: readonly StoredEvent[]): Promise<void> {
    return this.fold(decodeAll(page, this.ports.decode, this.decoded));
  }

  /** Folds what of these it does not have yet, and commits what that changed. @throws CopyLost, Unavailable */
  async fold(given: readonly DecodedEvent[]): Promise<void> {
    const { eventsPerCommit = 2_000 } = this.ports;
    const events = this.target.fresh(given);
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
      this.rate.count(batch.length);
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

  /** @throws CopyLost, Unavailable */
  async commit(): Promise<void> {
    await this.target.commit();
    this.committedAt = this.ports.clock.monotonic();
  }

  /** Nothing up to here concerns the view but what was folded. */
  passed(through: string | undefined): void {
    this.target.passed(through);
  }

  /** Forgets what is not committed. */
  rollBack(): void {
    this.target.rollBack();
  }
}
