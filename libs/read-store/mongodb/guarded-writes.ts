import type { AnyBulkWriteOperation, Collection } from 'mongodb';
import { timeLimit } from './connect-mongo.js';
import { isDuplicate } from './duplicates.js';
import type { StoredView } from './stored-view.js';

/** A document, and where the stored one must be (undefined: absent). */
export interface GuardedWrite {
  readonly stored: StoredView;
  readonly expected: string | undefined;
}

/**
 * Writes every document whose guard holds, in no order. False when one did not hold: somebody else was there; those
 * whose guards held are written all the same.
 */
export async function writeGuarded(
  views: Collection<StoredView>,
  writes: readonly GuardedWrite[],
): Promise<boolean> {
  if (writes.length === 0) return true;
  try {
    const { insertedCount, matchedCount } = await views.bulkWrite(writes.map(operation), {
      ordered: false,
      ...timeLimit,
    });
    return insertedCount + matchedCount === writes.length;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

function operation({ stored, expected }: GuardedWrite): AnyBulkWriteOperation<StoredView> {
  if (expected === undefined) return { insertOne: { document: stored } };
  const { _id, ...replacement } = stored;
  return { replaceOne: { filter: { _id, position: expected }, replacement } };
}
