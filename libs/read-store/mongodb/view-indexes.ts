import type { Collection } from 'mongodb';
import type { ViewSchema } from '#read-store';
import { createMissingIndexes, indexNames, type NamedIndex } from './missing-indexes.js';
import type { StoredView } from './stored-view.js';

/** Names of indexes that views declare begin so; others are left alone. */
const prefix = 'by ';

/** Creates what the view declares and the collection lacks, and drops what it declared once. */
export async function alignIndexes(views: Collection<StoredView>, schema: ViewSchema): Promise<void> {
  const wanted = declared(schema);
  const names = new Set(wanted.map(({ name }) => name));
  for (const name of await indexNames(views))
    if (name.startsWith(prefix) && !names.has(name)) await views.dropIndex(name);
  await createMissingIndexes(views, wanted);
}

function declared({ indexes, tagged }: ViewSchema): NamedIndex[] {
  const fields = indexes.map((members) => ({
    name: `${prefix}${members.join(', ')}`,
    key: new Map<string, 1>([...members.map((each) => [`fields.${each}`, 1] as const), ['_id', 1]]),
  }));
  const tags = { name: `${prefix}tag`, key: { tags: 1 as const } };
  return [...fields, ...(tagged ? [tags] : []), { name: 'removed', key: { removed: 1 }, sparse: true }];
}
