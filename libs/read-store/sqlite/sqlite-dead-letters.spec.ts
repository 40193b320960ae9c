import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteDeadLetters } from '#read-store/sqlite';
import { deadLettersContract } from '#read-store/testing';

describe('dead letters in a SQLite file', () => {
  let folder: string;
  const opened: SqliteDeadLetters[] = [];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dead-letters-'));
  });
  afterEach(async () => {
    for (const each of opened.splice(0)) await each.close();
    rmSync(folder, { recursive: true });
  });
  const open = async () => {
    const store = SqliteDeadLetters.open({ folder });
    opened.push(store);
    return store;
  };

  deadLettersContract(async () => ({ store: await open(), reopen: open }));
});
