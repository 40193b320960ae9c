import type { EventStore } from '#event-store';
import { type Randomness, type Recorded, systemRandomness } from '#kernel';
import type { Vault } from '#privacy';
import type { Json, StoredDocument, Tag, ViewCopy } from '#read-store';
import { foldOf, followedBy, keysOf, searchKeysOf } from '../erasing/erased-documents.js';
import { contentOf, type Difference, Differences } from './compare-copies.js';
import { type Decode, type DecodedEvent, decodeAll, Interest, openPersonalData } from './decoded-events.js';
import { DocumentSample } from './document-sample.js';
import type { Projection } from './projection.js';

/** Documents that are folded once more. */
const sampleSize = 1_000;
/** Of a copy that holds far too few, no more documents are remembered than so many. */
const mostFolded = 50_000;
const pageSize = 2_000;

interface Ports {
  readonly store: EventStore;
  readonly decode: Decode;
  readonly vault: Vault;
  readonly randomness?: Randomness;
  readonly signal?: AbortSignal;
}

interface Built {
  readonly projection: Projection;
  readonly copy: ViewCopy;
  /** The last event that the copy holds. */
  readonly through: string | undefined;
  readonly skipped: ReadonlySet<string>;
}

interface Found {
  readonly documents: number;
  readonly difference: Difference | undefined;
}

/**
 * Compares 1,000 documents by chance with what their streams make of them: one event after the other, without any
 * of the machinery that built the copy. Documents that the copy lacks are found as well. Yields after each page.
 */
export async function* compareWithLedger(
  ports: Ports,
  { projection, copy, through, skipped }: Built,
): AsyncGenerator<void, Found, void> {
  const sample = await DocumentSample.of(copy, sampleSize, ports.randomness ?? systemRandomness);
  const folds = new Folds(projection, sample, ports.vault);
  const interest = new Interest(followedBy(projection));
  if (through !== undefined)
    for await (const page of ports.store.readAll({ pageSize, until: through })) {
      ports.signal?.throwIfAborted();
      const events = decodeAll(page, ports.decode, interest);
      await folds.take(events.filter(({ stored }) => !skipped.has(stored.id)));
      yield;
    }
  const differences = new Differences();
  for (const [id, document] of sample.documents)
    if (contentOf(document) !== contentOf(folds.of(id))) differences.add(id);
  for (const id of folds.ids)
    if (!sample.documents.has(id) && folds.of(id).body !== undefined) differences.add(id);
  return { documents: sample.documents.size, difference: differences.found };
}

class Folds {
  private readonly documents = new Map<string, unknown>();

  constructor(
    private readonly projection: Projection,
    private readonly sample: DocumentSample,
    private readonly vault: Vault,
  ) {}

  get ids(): Iterable<string> {
    return this.documents.keys();
  }

  async take(events: readonly DecodedEvent[]): Promise<void> {
    const touching = events.flatMap((decoded) => {
      if (decoded.event === undefined) return [];
      const ids = new Set(keysOf(this.projection, decoded.event).filter((id) => this.isSampled(id)));
      return ids.size === 0 ? [] : [{ decoded, event: decoded.event, ids }];
    });
    if (this.projection.searchKeys !== undefined)
      await openPersonalData(
        this.vault,
        touching.map(({ decoded }) => decoded),
      );
    for (const { event, ids } of touching) this.fold(event, ids);
  }

  of(id: string): Pick<StoredDocument, 'body' | 'tags'> {
    const body = this.documents.get(id);
    if (body === undefined) return { body: undefined, tags: [] };
    return { body: JSON.parse(JSON.stringify(body)) as Json, tags: this.projection.tags?.(body) ?? [] };
  }

  private isSampled = (id: string): boolean =>
    this.sample.has(id) && (this.documents.has(id) || this.documents.size < mostFolded);

  private fold(event: Recorded, ids: ReadonlySet<string>): void {
    const { type, data, meta } = event;
    const folded = { type, data, meta, tags: this.tagsOf(event) };
    for (const id of ids) this.documents.set(id, foldOf(this.projection, this.documents.get(id), folded, id));
  }

  private tagsOf = (event: Recorded): readonly Tag[] =>
    searchKeysOf(this.projection, event).map(({ kind, value }) => ({
      kind,
      value: this.vault.tag(kind, value),
    }));
}
