import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DomainEvent, type Instant, type Recorded, systemActor } from '#kernel';
import type { Json, ReadStore, ViewReader } from '#read-store';
import { SqliteReadStore } from '#read-store/sqlite';
import { CopyWriter, created, position } from '#read-store/testing';
import type { Projection } from '../src/projecting/projection.js';

/** A tag that a test can read; the real one is an HMAC. */
export const plainTag = (kind: string, value: string) => `${kind}=${value}`;

/** The ledger's view of some events, in this order. */
export const recorded = <Event extends DomainEvent>(
  events: readonly Event[],
  at: Instant = '2026-05-01T17:00:00.000Z',
): readonly Recorded<Event>[] =>
  events.map((each, index) => ({
    ...each,
    meta: {
      id: `e-${index}`,
      stream: 'any',
      revision: BigInt(index),
      position: position(index),
      actor: systemActor('test'),
      recordedAt: at,
      correlationId: 'c',
    },
  }));

/** Of these events, as a ledger gives them back, what a projection sees; those that have been recorded stay as they are. */
function seenBy<Event extends DomainEvent, Document>(
  { catalogues }: Projection<Event, Document>,
  events: readonly (DomainEvent | Recorded)[],
): readonly Recorded<Event>[] {
  const given = recorded(events).map((each, n) => ({ ...each, ...events[n] }));
  return given.filter(({ type }) =>
    catalogues.some(({ definitions }) => Object.hasOwn(definitions, type)),
  ) as readonly Recorded[] as readonly Recorded<Event>[];
}

/** What a projection makes of a history: its documents by id. */
export function folded<Event extends DomainEvent, Document>(
  projection: Projection<Event, Document>,
  events: readonly (DomainEvent | Recorded)[],
  tag = plainTag,
): ReadonlyMap<string, Document> {
  const documents = new Map<string, Document>();
  for (const event of seenBy(projection, events)) {
    const keys = projection.searchKeys?.(event) ?? [];
    const tags = keys.map(({ kind, value }) => ({ kind, value: tag(kind, value) }));
    for (const id of projection.keys(event)) {
      const document = projection.fold(documents.get(id), { ...event, tags }, id);
      if (document === undefined) documents.delete(id);
      else documents.set(id, document);
    }
  }
  return documents;
}

/** The embedded read store in a folder of its own, for views of these tests. */
export function storeForTests() {
  const folder = mkdtempSync(join(tmpdir(), 'shown-views-'));
  const store: ReadStore = SqliteReadStore.open({ folder, mode: 'owner' });
  let builds = 0;
  return {
    /** Makes what a projection makes of these events live, in place of what was, and answers its reader. */
    async show<Event extends DomainEvent, Document>(
      projection: Projection<Event, Document>,
      events: readonly (DomainEvent | Recorded)[],
      tag = plainTag,
    ): Promise<ViewReader<Document>> {
      const writer = await CopyWriter.live(
        store,
        projection.schema,
        `v${projection.schema.version}-${++builds}`,
      );
      const documents = folded(projection, events, tag);
      const writes = [...documents].map(([id, document]) =>
        created(1, id, JSON.parse(JSON.stringify(document)) as Json, projection.tags?.(document) ?? []),
      );
      await writer.commit(1, writes);
      return store.reader<Document>(projection.schema);
    },
    async remove() {
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
}
