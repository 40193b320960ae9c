import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { processCheckpointsContract } from '../testing/process-checkpoints.contract.js';
import { SqliteProcessCheckpoints } from './process-checkpoints.js';

describe('process checkpoints in a SQLite file', () => {
  let folder: string;
  const opened: SqliteProcessCheckpoints[] = [];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'checkpoints-'));
  });
  afterEach(() => {
    for (const each of opened.splice(0)) each.close();
    rmSync(folder, { recursive: true });
  });
  const open = async () => {
    const store = SqliteProcessCheckpoints.open(join(folder, 'state.db'));
    opened.push(store);
    return store;
  };

  processCheckpointsContract(async () => ({ store: await open(), reopen: open }));
});
