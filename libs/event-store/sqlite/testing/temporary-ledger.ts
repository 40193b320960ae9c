import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FakeClock } from '#kernel/testing';
import { SqliteEventStore, type SqliteEventStoreOptions } from '../index.js';

/** A file of its own for a test, and a clock that stands still. */
export function temporaryLedger() {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-'));
  const file = join(folder, 'events.db');
  const clock = new FakeClock();
  return {
    file,
    clock,
    open: (options: Partial<SqliteEventStoreOptions> = {}) =>
      SqliteEventStore.open({ file, mode: 'owner', clock, thread: false, ...options }),
    remove: () => rmSync(folder, { recursive: true }),
  };
}
