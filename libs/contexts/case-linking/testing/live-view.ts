import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Projection } from '#engine';
import { type DomainEvent, type Instant, type Recorded, systemActor } from '#kernel';
import type { Json, ReadStore, ViewReader } from '#read-store';
import { SqliteReadStore } from '#read-store/sqlite';
import { CopyWriter, created, position } from '#read-store/testing';

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

/** What a projection makes of a history: its documents by id. */
export function folded<Event extends DomainEvent, Document>(
  projection: Projection<Event, Document>,
  events: readonly Event[],
): ReadonlyMap<string, Document> {
  const documents = new Map<string, Document>();
  for (const event of recorded(events)) {
    const tags = (projection.searchKeys?.(event) ?? []).map(({ kind, value }) => ({
      kind,
      value: plainTag(kind, value),
    }));
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
  const folder = mkdtempSync(join(tmpdir(), 'case-linking-'));
  const store: ReadStore = SqliteReadStore.open({ folder, mode: 'owner' });
  return {
    /** Makes what a projection makes of these events live, and answers its reader. */
    async show<Event extends DomainEvent, Document>(
      projection: Projection<Event, Document>,
      events: readonly Event[],
    ): Promise<ViewReader<Document>> {
      const writer = await CopyWriter.live(store, projection.schema);
      const documents = folded(projection, events);
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
