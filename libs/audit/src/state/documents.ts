import type { Recorded } from '#kernel';
import { foldersOf } from './folders.js';

/** A document as it stood, under the name that its view has. Personal data is still sealed. */
export interface FoldedDocument {
  readonly view: string;
  readonly id: string;
  readonly document: unknown;
}

/** What one event did to one document. Undefined: there was, or is, none. */
export interface Changed {
  readonly view: string;
  readonly id: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** Documents of one or several streams, folded event by event. */
export class FoldedDocuments {
  private readonly documents: Map<string, FoldedDocument>;

  constructor(from: ReadonlyMap<string, FoldedDocument> = new Map()) {
    this.documents = new Map(from);
  }

  /** As they stand now, whatever is folded later into either. */
  copy(): FoldedDocuments {
    return new FoldedDocuments(this.documents);
  }

  /** Folds one event more, and answers what it touched. */
  apply(event: Recorded): readonly Changed[] {
    return foldersOf(event.meta.stream).flatMap((folder) =>
      folder.keys(event).map((id) => {
        const { view } = folder;
        const name = `${view}/${id}`;
        const before = this.documents.get(name)?.document;
        const after = folder.fold(before, event, id);
        if (after === undefined) this.documents.delete(name);
        else this.documents.set(name, { view, id, document: after });
        return { view, id, before, after };
      }),
    );
  }

  /** In the order in which they came to be. */
  get all(): readonly FoldedDocument[] {
    return [...this.documents.values()];
  }
}

/** A document so that whatever is sealed in it is found. */
export const toOpen = (document: unknown): unknown =>
  document instanceof Map ? [...document.values()] : document;
