import { auditTopicsOf, mayHint } from '#audit';
import type { Topic } from '#bounded-context';
import { contexts, eventTypes } from '#composition';
import type { StoredEvent } from '#event-store';
import type { Recorded } from '#kernel';

type Owner = (typeof contexts)[number];

/** Whose events they are, and their types, by stored name. */
const known: ReadonlyMap<string, { readonly owner: Owner; readonly type: string }> = new Map(
  contexts.flatMap((owner) =>
    owner.catalogues
      .flatMap(({ definitions }) => Object.keys(definitions))
      .flatMap((type) => eventTypes.storedNames(type).map((name) => [name, { owner, type }] as const)),
  ),
);

const owners: ReadonlyMap<string, Owner> = new Map(
  [...known.values()].map(({ owner, type }) => [type, owner]),
);

/** What pages follow now. */
export class Followed {
  private readonly topics: ReadonlySet<Topic>;

  constructor(topics: readonly Topic[]) {
    this.topics = new Set(topics);
  }

  /** Whether to decode it, to tell from its type and stream alone. */
  wants({ type: storedName, stream }: Pick<StoredEvent, 'type' | 'stream'>): boolean {
    if (mayHint(stream, this.topics)) return true;
    const found = known.get(storedName);
    if (found === undefined) return false;
    const { owner, type } = found;
    return owner.topics.mayTouch?.({ type, stream }, this.topics) ?? true;
  }
}

/** What an event changes on pages. */
export const topicsOf = (event: Recorded): readonly Topic[] => [
  ...(owners.get(event.type)?.topics.of(event) ?? []),
  ...auditTopicsOf(event),
];
