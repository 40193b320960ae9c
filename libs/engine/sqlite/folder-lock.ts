import { DatabaseSync } from 'node:sqlite';

/** Another process owns the data folder. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse';
}

/**
 * One owner per data folder: an exclusive lock that the operating system takes back when its process dies,
 * however it dies. There is no stale lock to clean up.
 */
export class FolderLock {
  private constructor(private readonly db: DatabaseSync) {}

  /** @throws FolderInUse */
  static take(file: string): FolderLock {
    const db = new DatabaseSync(file, { timeout: 0 });
    try {
      db.exec('PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE');
      return new FolderLock(db);
    } catch (error) {
      db.close();
      if (((error as { errcode?: number }).errcode ?? 0) % 256 === 5)
        throw new FolderInUse('another Caseledger process uses this data folder', { cause: error });
      throw error;
    }
  }

  release(): void {
    this.db.exec('ROLLBACK');
    this.db.close();
  }
}
