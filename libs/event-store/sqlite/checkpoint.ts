import type { DatabaseSyncInstance } from '@photostructure/sqlite';

/** The log is moved into the file whenever it has grown by this much. */
export const checkpointBytes = 16 * 1024 * 1024;

/** Frames (pages of 4 KiB) after which readers are waited for, so that the log can start anew. */
const framesTooMany = 32_768;
const framesFewEnough = 256;
const passesAtMost = 5;

type Mode = 'PASSIVE' | 'RESTART' | 'TRUNCATE';

/**
 * Frames in the log, and how many of them are in the file already. A checkpoint that fails (the disk is full) loses
 * nothing: the log stays, and the next one tries again.
 */
export function checkpoint(db: DatabaseSyncInstance, mode: Mode): { log: number; moved: number } {
  try {
    const row = db.prepare(`PRAGMA wal_checkpoint(${mode})`).get() as { log: number; checkpointed: number };
    return { log: row.log, moved: row.checkpointed };
  } catch {
    return { log: 0, moved: 0 };
  }
}

/**
 * Beside a busy writer: moves what is in the log, then what came meanwhile, until only little is left. Never waits
 * for anybody and nobody waits for it.
 */
export function moveMost(db: DatabaseSyncInstance): void {
  let before = 0;
  for (let pass = 0; pass < passesAtMost; pass++) {
    const { log } = checkpoint(db, 'PASSIVE');
    if (log - before < framesFewEnough) return;
    before = log;
  }
}

/** By the writer, between two commits: moves the rest, so that the next commit starts the log anew. */
export function moveRest(db: DatabaseSyncInstance): void {
  const { log, moved } = checkpoint(db, 'PASSIVE');
  if (moved < log && log > framesTooMany) checkpoint(db, 'RESTART');
}
