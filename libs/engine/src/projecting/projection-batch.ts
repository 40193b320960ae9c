import type { Recorded } from '#kernel';
import { checkFields, type Tag } from '#read-store';
import { foldOf, keysOf, searchKeysOf } from '../erasing/erased-documents.js';
import type { DecodedEvent, Interest } from './decoded-events.js';
import { ignore, type Projection, type SearchKey } from './projection.js';
import type { WorkingDocument, WorkingDocuments } from './working-documents.js';

/** An event and the documents that it touches. */
export interface Touch {
  readonly decoded: DecodedEvent;
  readonly ids: readonly string[];
  /** Why the documents could not even be named. */
  readonly failure: unknown;
}

/** An event that a projection cannot fold, and why; never with personal data in it. */
export interface Poison {
  readonly event: DecodedEvent['stored'];
  readonly error: string;
}

/** What a batch ran into. */
export interface Findings {
  readonly poison: readonly Poison[];
  /** For each stream whose events were held back in this batch: the position of the first one. */
  readonly held: ReadonlyMap<string, string>;
}

/** What a projection must do without. */
export interface Exceptions {
  /** Streams whose later events are held back behind a poison event. */
  readonly heldStreams: ReadonlySet<string>;
  /** Ids of events that are skipped by an event of the ledger. */
  readonly skipped: ReadonlySet<string>;
}

/** The first look at a batch: which of its events touch which documents. Nothing is folded yet. */
export function touchesOf(
  projection: Projection,
  interest: Interest,
  events: readonly DecodedEvent[],
  skipped: ReadonlySet<string>,
): Touch[] {
  const touches: Touch[] = [];
  for (const decoded of events) {
    if (!interest.in(decoded.stored.type) || skipped.has(decoded.stored.id)) continue;
    const touch = touchOf(projection, decoded);
    if (touch.ids.length > 0 || touch.failure !== undefined) touches.push(touch);
  }
  return touches;
}

function touchOf(projection: Projection, decoded: DecodedEvent): Touch {
  const { event, failure } = decoded;
  if (event === undefined) return { decoded, ids: ignore, failure };
  try {
    return { decoded, ids: keysOf(projection, event), failure: undefined };
  } catch (error) {
    return { decoded, ids: ignore, failure: error ?? 'its keys cannot be named' };
  }
}

/**
 * Folds a batch in memory. Every event counts wholly or, when a fold throws, not at all; a document that holds
 * an event already is left alone. All documents must be loaded, and personal data opened where there are search keys.
 */
export function foldBatch(
  projection: Projection,
  touches: readonly Touch[],
  documents: WorkingDocuments,
  { exceptions, tag }: { readonly exceptions: Exceptions; readonly tag: (key: SearchKey) => Tag },
): Findings {
  const poison: Poison[] = [];
  const held = new Map<string, string>();
  const heldNow = new Set<string>();
  for (const { decoded, ids, failure } of touches) {
    const { stored, event } = decoded;
    if (exceptions.heldStreams.has(stored.stream) || heldNow.has(stored.stream)) {
      if (!held.has(stored.stream)) held.set(stored.stream, stored.position);
      continue;
    }
    try {
      if (event === undefined || failure !== undefined) throw failure;
      foldEvent(projection, documents, event, ids, tagsOf(projection, event, tag));
    } catch (error) {
      poison.push({ event: stored, error: describe(error) });
      heldNow.add(stored.stream);
    }
  }
  return { poison, held };
}

function foldEvent(
  projection: Projection,
  documents: WorkingDocuments,
  { type, data, meta }: Recorded,
  ids: readonly string[],
  tags: readonly Tag[],
): void {
  const folded = { type, data, meta, tags };
  const changes: Change[] = [];
  for (const id of ids) {
    const document = documents.get(id);
    if (document.position !== undefined && document.position >= meta.position) continue;
    const body = foldOf(projection, document.body, folded, id);
    if (body === document.body) continue;
    // A document that the store would refuse is found here, while it is known which event made it.
    if (body !== undefined) checkFields(projection.schema, id, body);
    changes.push({ id, document, body, tags: body === undefined ? none : (projection.tags?.(body) ?? none) });
  }
  for (const { id, document, body, tags } of changes)
    documents.change(id, document, meta.position, body, tags);
}

interface Change {
  readonly id: string;
  readonly document: WorkingDocument;
  readonly body: unknown;
  readonly tags: readonly Tag[];
}

const none: readonly Tag[] = [];

/** Only here is personal data in clear; what goes wrong is named without its text. */
function tagsOf(projection: Projection, event: Recorded, tag: (key: SearchKey) => Tag): readonly Tag[] {
  if (projection.searchKeys === undefined) return none;
  try {
    return searchKeysOf(projection, event).map(tag);
  } catch (error) {
    throw new Error(`its search keys cannot be made (${error instanceof Error ? error.name : typeof error})`);
  }
}

const describe = (error: unknown) =>
  error instanceof Error ? `${error.name}: ${error.message}` : String(error);
