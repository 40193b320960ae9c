import type { DatabaseSync, StatementSync } from 'node:sqlite';

/** Frames are pages of 4 KiB. So many wait before they are moved into the file: a page written often is moved once. */
const framesWorthMoving = 4_096;
/** So few left to move hold up nobody. */
const framesFew = 64;
/** 128 MiB: from here on commits and readers are held up for some milliseconds, so that the log starts anew. */
export const framesTooMany = 32_768;
const passesAtMost = 5;

type Mode = 'NOOP' | 'PASSIVE' | 'RESTART' | 'TRUNCATE';

/** Frames in the log, and how many of them are in the file already. */
interface Length {
  readonly log: number;
  readonly checkpointed: number;
}

/**
 * SQLite's log, moved into the file off the commit path: another connection moves it while commits go on; when it
 * has all but caught up, the writer moves the little that is left, and its next commit starts the log anew.
 */
export class WriteAheadLog {
  private readonly gauge: StatementSync;

  constructor(private readonly db: DatabaseSync) {
    this.gauge = db.prepare('PRAGMA wal_checkpoint(NOOP)');
  }

  isWorthMoving(): boolean {
    return left(this.gauge.get() as unknown as Length) >= framesWorthMoving;
  }

  /** Beside a busy writer, on another connection. Never waits for anybody, and nobody waits for it. */
  moveMost(): void {
    let before = 0;
    for (let pass = 0; pass < passesAtMost; pass++) {
      const { log } = this.checkpoint('PASSIVE');
      if (log < framesTooMany || log - before < framesFew) return;
      before = log;
    }
  }

  /** By the writer, between two commits. */
  moveRest(): void {
    const length = this.gauge.get() as unknown as Length;
    if (left(length) > framesFew && length.log < framesTooMany) return;
    const after = this.checkpoint('PASSIVE');
    if (left(after) > 0 && after.log >= framesTooMany) this.checkpoint('RESTART');
  }

  /** Before closing. */
  empty(): void {
    this.checkpoint('TRUNCATE');
  }

  /** One that fails (the disk is full) loses nothing: the log stays, and the next one tries again. */
  private checkpoint(mode: Mode): Length {
    try {
      return this.db.prepare(`PRAGMA wal_checkpoint(${mode})`).get() as unknown as Length;
    } catch {
      return { log: 0, checkpointed: 0 };
    }
  }
}

const left = ({ log, checkpointed }: Length) => log - checkpointed;
