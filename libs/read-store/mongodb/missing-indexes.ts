import {
  type Collection,
  type Document,
  type IndexDescription,
  MongoNetworkTimeoutError,
  MongoServerError,
} from 'mongodb';

/** An index with a name, by which it is found again. */
export type NamedIndex = IndexDescription & { readonly name: string };

const namespaceNotFound = 26;

/** Names of the indexes that a collection has; none where it is not there yet. */
export async function indexNames<Stored extends Document>(rows: Collection<Stored>): Promise<string[]> {
  try {
    return (await rows.indexes()).map(({ name }) => name ?? '');
  } catch (error) {
    if (error instanceof MongoServerError && error.code === namespaceNotFound) return [];
    throw error;
  }
}

/**
 * Builds the indexes that a collection lacks. The server goes on when the wait for its answer ends; to ask again is to
 * wait for the same build.
 */
export async function createMissingIndexes<Stored extends Document>(
  rows: Collection<Stored>,
  wanted: readonly NamedIndex[],
): Promise<void> {
  const present = await indexNames(rows);
  const missing = wanted.filter(({ name }) => !present.includes(name));
  while (missing.length > 0)
    try {
      await rows.createIndexes(missing);
      return;
    } catch (error) {
      if (!(error instanceof MongoNetworkTimeoutError)) throw error;
    }
}
