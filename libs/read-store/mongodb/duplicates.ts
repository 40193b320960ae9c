import { MongoBulkWriteError, MongoServerError } from 'mongodb';

const duplicateKey = 11_000;

/** Every row that was refused stood there already, and nothing else went wrong. */
export function isDuplicate(error: unknown): error is MongoServerError {
  if (!(error instanceof MongoServerError) || error.code !== duplicateKey) return false;
  if (!(error instanceof MongoBulkWriteError)) return true;
  const refused = [error.writeErrors].flat();
  return (
    error.result.getWriteConcernError() === undefined && refused.every(({ code }) => code === duplicateKey)
  );
}

/** False when the row stood there already. */
export async function unlessThere(insertion: () => Promise<unknown>): Promise<boolean> {
  try {
    await insertion();
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

/** Of two upserts of a new row at once, the server may refuse one: asked again, that one finds the row. */
export async function upserting<T>(upsert: () => Promise<T>): Promise<T> {
  try {
    return await upsert();
  } catch (error) {
    if (isDuplicate(error)) return upsert();
    throw error;
  }
}
