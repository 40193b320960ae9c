import type { DataFolder } from '#composition';
import { FolderInUse, FolderLock } from '#engine/sqlite';

/** Holds a data folder for one command. @throws FolderInUse with this advice */
export function lockFolder({ lock, path }: DataFolder, advice: string): FolderLock {
  try {
    return FolderLock.take(lock);
  } catch (error) {
    if (!(error instanceof FolderInUse)) throw error;
    throw new FolderInUse(`another Caseledger process holds ${path}: ${advice}`, { cause: error });
  }
}
