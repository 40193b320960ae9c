import type { DocumentWrite, Json, StoredDocument, Tag, ViewCopy } from '#read-store';
import { IdFilter } from './id-filter.js';

/** A document in memory: what the store has, and what the events since then made of it. */
export interface WorkingDocument {
  /** Position of the stored one; undefined when the store has none. */
  expected: string | undefined;
  /** Position of the last event it holds. */
  position: string | undefined;
  body: unknown;
  tags: readonly Tag[];
  dirty: boolean;
}

/** The documents that a projection is working on. What is not changed stays cached, the least recently used goes first. */
export class WorkingDocuments {
  private readonly documents = new Map<string, WorkingDocument>();
  private dirty: string[] = [];
  /** Ids that may be stored: for a copy that is filled from nothing, so that new documents need no look. */
  private stored: IdFilter | undefined;

  /** `limit`: documents kept between batches. */
  constructor(private readonly limit: number) {}

  /** The copy is empty, and nobody else writes it. */
  startFromNothing(): void {
    this.stored = new IdFilter();
  }

  get changed(): boolean {
    return this.dirty.length > 0;
  }

  /** Loads those touched documents that are not in memory. */
  async load(
    touches: Iterable<{ readonly ids: readonly string[] }>,
    copy: Pick<ViewCopy, 'load'>,
  ): Promise<void> {
    const missing = new Set<string>();
    for (const { ids } of touches)
      for (const id of ids) {
        const present = this.documents.get(id);
        if (present !== undefined) this.refresh(id, present);
        else if (this.stored?.mayHave(id) === false) this.documents.set(id, working(undefined));
        else missing.add(id);
      }
    if (missing.size === 0) return;
    const stored = await copy.load([...missing]);
    for (const id of missing) this.documents.set(id, working(stored.get(id)));
  }

  get(id: string): WorkingDocument {
    const document = this.documents.get(id);
    if (document === undefined) throw new Error(`the document ${id} was not loaded`);
    return document;
  }

  /** What an event made of a document; undefined removes it. */
  change(id: string, document: WorkingDocument, position: string, body: unknown, tags: readonly Tag[]): void {
    document.position = position;
    document.body = body;
    document.tags = tags;
    if (!document.dirty) this.dirty.push(id);
    document.dirty = true;
  }

  /** Everything that changed since the last commit. */
  writes(): DocumentWrite[] {
    return this.dirty.map((id) => {
      const { expected, position, body, tags } = this.get(id);
      return { id, expected, position: position as string, body: body as Json | undefined, tags };
    });
  }

  /** The writes are stored. */
  committed(): void {
    for (const id of this.dirty) {
      const document = this.get(id);
      document.expected = document.position;
      document.dirty = false;
      this.stored?.add(id);
    }
    this.dirty = [];
    for (const id of this.documents.keys()) {
      if (this.documents.size <= this.limit) return;
      this.documents.delete(id);
    }
  }

  /** Somebody else may have written: nothing in memory counts. */
  forget(): void {
    this.documents.clear();
    this.dirty = [];
  }

  private refresh(id: string, document: WorkingDocument): void {
    this.documents.delete(id);
    this.documents.set(id, document);
  }
}

const working = (stored: StoredDocument | undefined): WorkingDocument => ({
  expected: stored?.position,
  position: stored?.position,
  body: stored?.body,
  tags: stored?.tags ?? [],
  dirty: false,
});
