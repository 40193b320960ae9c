import type { Projection } from '#engine';
import type { DomainEvent, Recorded } from '#kernel';
import type { Condition, Query, Tag } from '#read-store';
import { digest } from './files.js';

export const tag = (kind: string, value: string): string =>
  Buffer.from(digest(kind, value)).toString('base64url').slice(0, 22);

/** A view in memory: folds events as the runner does, and answers the queries of the read store's port. */
export class MemoryView<Event extends DomainEvent, Document> {
  readonly documents = new Map<string, Document>();
  readonly schema;

  constructor(private readonly projection: Projection<Event, Document>) {
    this.schema = projection.schema;
  }

  take(events: readonly Recorded[]): this {
    for (const event of events as readonly Recorded<Event>[]) {
      const keys = this.projection.searchKeys?.(event) ?? [];
      const tags = keys.map(({ kind, value }): Tag => ({ kind, value: tag(kind, value) }));
      for (const id of this.projection.keys(event)) {
        const folded = this.projection.fold(this.documents.get(id), { ...event, tags }, id);
        if (folded === undefined) this.documents.delete(id);
        else this.documents.set(id, folded);
      }
    }
    return this;
  }

  get = async (id: string) => this.documents.get(id);

  getMany = async (ids: readonly string[]) =>
    new Map(ids.flatMap((id) => (this.documents.has(id) ? [[id, this.documents.get(id) as Document]] : [])));

  find = async ({ where, limit, offset = 0 }: Query) => ({
    items: this.matching(where)
      .slice(offset, offset + limit)
      .map(([id, document]) => ({ id, document, position: '' })),
    next: undefined,
  });

  carrying = async (lists: readonly (readonly Tag[])[], limit: number) =>
    this.matching(lists.map((tags) => ({ tags })))
      .slice(0, limit)
      .map(([id]) => id);

  count = async (where: readonly Condition[], cap: number) => Math.min(this.matching(where).length, cap + 1);

  private matching(where: readonly Condition[]) {
    return [...this.documents]
      .filter(([, document]) => where.every((each) => this.meets(document, each)))
      .sort(([a], [b]) => (a < b ? -1 : 1));
  }

  private meets(document: Document, condition: Condition): boolean {
    if ('tags' in condition) {
      const carried = this.projection.tags?.(document) ?? [];
      return condition.tags.some((each) =>
        carried.some((one) => one.kind === each.kind && one.value === each.value),
      );
    }
    const value = (document as Record<string, string>)[condition.field] ?? '';
    if ('eq' in condition) return value === condition.eq;
    if ('in' in condition) return condition.in.includes(value);
    return (
      value >= (condition.from ?? '') && (condition.below === undefined || value < String(condition.below))
    );
  }
}
