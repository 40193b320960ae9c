import { comparePositions } from '#event-store';
import type { Vault } from '#privacy';
import type { Checkpoint, Tag, ViewCopy } from '#read-store';
import { UnknownEvent } from '../deciding/codec.js';
import { followedBy } from '../erasing/erased-documents.js';
import { type DecodedEvent, Interest, openPersonalData } from './decoded-events.js';
import type { Projection, SearchKey } from './projection.js';
import { type Exceptions, type Findings, foldBatch, touchesOf } from './projection-batch.js';
import { WorkingDocuments } from './working-documents.js';

/** Another owner moved the checkpoint or a document: nothing of the last commit counts. */
export class CopyLost extends Error {
  override readonly name = 'CopyLost';
}

/** One copy of a view, and where its projection stands in it: folds events in memory, then commits them at once. */
export class ProjectionTarget {
  private readonly interest: Interest;
  private readonly documents: WorkingDocuments;
  private checkpoint: Checkpoint | undefined;
  /** Everything up to here was looked at; the checkpoint follows with the next commit. */
  through: string | undefined;

  constructor(
    private readonly vault: Vault,
    readonly projection: Projection,
    readonly copy: ViewCopy,
    cachedDocuments: number,
  ) {
    this.interest = new Interest(followedBy(projection));
    this.documents = new WorkingDocuments(cachedDocuments);
  }

  get name(): string {
    return this.projection.schema.name;
  }

  /** As it was last committed. @throws before the first claim */
  get at(): Checkpoint {
    if (this.checkpoint === undefined) throw new Error(`${this.name} was not claimed`);
    return this.checkpoint;
  }

  /** Some documents were changed and are not committed yet. */
  get changed(): boolean {
    return this.documents.changed;
  }

  /** Something was folded, or only passed, that is not committed yet. */
  get ahead(): boolean {
    return this.through !== this.at.position;
  }

  async claim(ledgerId: string): Promise<void> {
    this.checkpoint = await this.copy.claim(ledgerId);
    this.rollBack();
  }

  /** For a copy that nobody reads. `empty`: nothing was ever written to it, not even a part of a commit. */
  async beginBulk(empty: boolean): Promise<void> {
    await this.copy.beginBulk();
    if (empty) this.documents.startFromNothing();
  }

  /** Forgets what is not committed. */
  rollBack(): void {
    this.documents.forget();
    this.through = this.at.position;
  }

  /** Those of some events that lie behind what was looked at. */
  fresh<Event extends DecodedEvent>(events: readonly Event[]): readonly Event[] {
    const first = events[0];
    if (first === undefined || comparePositions(first.stored.position, this.through) > 0) return events;
    return events.filter(({ stored }) => comparePositions(stored.position, this.through) > 0);
  }

  /**
   * Folds events in memory. What it finds must be kept before the commit. What a newer program wrote is no poison: it
   * waits, with everything behind it, for that program. @throws KeyMissing, UnknownEvent
   */
  async fold(events: readonly DecodedEvent[], exceptions: Exceptions): Promise<Findings> {
    const { projection, documents } = this;
    const touches = touchesOf(projection, this.interest, events, exceptions.skipped);
    const unknown = touches.find(({ failure }) => failure instanceof UnknownEvent);
    if (unknown !== undefined) throw unknown.failure;
    await documents.load(touches, this.copy);
    if (projection.searchKeys !== undefined)
      await openPersonalData(
        this.vault,
        touches.map(({ decoded }) => decoded),
      );
    const findings = foldBatch(projection, touches, documents, { exceptions, tag: this.tag });
    this.passed(events[events.length - 1]?.stored.position);
    return findings;
  }

  /** Nothing that matters is missing up to here. */
  passed(position: string | undefined): void {
    if (comparePositions(position, this.through) > 0) this.through = position;
  }

  /** Documents and checkpoint together. @throws CopyLost */
  async commit(): Promise<void> {
    const to = { ...this.at, position: this.through };
    const outcome = await this.copy.commit({ writes: this.documents.writes(), from: this.at, to });
    if (outcome === 'lost') throw new CopyLost(`another owner writes ${this.name}`);
    this.documents.committed();
    this.checkpoint = to;
  }

  private tag = ({ kind, value }: SearchKey): Tag => ({ kind, value: this.vault.tag(kind, value) });
}
