import type { Catalogue, DomainEvent, Recorded } from '#kernel';
import type { Tag, ViewSchema } from '#read-store';
import type { LedgerKind } from '../proving/checkpoint.js';

/** A value to search by, in clear: the runner turns it into a tag. Only ever computed from an opened event. */
export interface SearchKey {
  readonly kind: string;
  readonly value: string;
}

/** What a fold sees: the event (personal data still sealed) and the tags of its search keys. */
export type Folded<Event extends DomainEvent> = Recorded<Event> & { readonly tags: readonly Tag[] };

/**
 * A view, as pure functions. Documents hold the event's own `Sealed` values unchanged.
 *
 * - `keys` names the documents that an event touches (`ignore` for an event that means nothing here).
 * - `fold` sees that event and that ONE document, nothing else; `undefined` removes the document.
 * - `searchKeys` sees the opened event (`opened(sealed)` works there and nowhere else).
 * - `tags` picks, from a document, the tags that the store shall index.
 */
export interface Projection<Event extends DomainEvent = DomainEvent, Document = unknown> {
  readonly schema: ViewSchema;
  /** Which ledger's events it folds. Default: the main one. */
  readonly ledger?: LedgerKind;
  readonly catalogues: readonly Catalogue[];
  keys(event: Recorded<Event>): readonly string[];
  fold(document: Document | undefined, event: Folded<Event>, id: string): Document | undefined;
  searchKeys?(event: Recorded<Event>): readonly SearchKey[];
  tags?(document: Document): readonly Tag[];
  /**
   * What is left of a document when the person it speaks of was erased: without whatever was made from plain text, which
   * `searchKeys` alone can do. Sealed values are gone from it by then. Every view with `searchKeys` says it.
   */
  forget?(document: Document): Document;
}

/** The answer of `keys` for an event that a view does not care about. */
export const ignore: readonly string[] = [];
