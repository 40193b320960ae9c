import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { KeyStoreRefused } from '../src/errors.js';

const shape = 1;
/** Milliseconds. Given on opening: the first settings already read the file, which another connection may be mending. */
const timeout = 5_000;

type Settings = Readonly<Record<string, string | number>>;

const ownerSettings: Settings = {
  journal_mode: 'wal',
  synchronous: 2,
  foreign_keys: 1,
  busy_timeout: timeout,
  secure_delete: 1,
};
/** Whether there is a log is the writer's to say: a file from a backup has none. */
const readerSettings: Settings = {
  synchronous: 2,
  foreign_keys: 1,
  busy_timeout: timeout,
};

/** The one connection that writes; makes the file when it is new. */
export function openToWrite(file: string): DatabaseSync {
  return refusing(file, () => {
    const db = new DatabaseSync(file, { timeout });
    set(db, ownerSettings);
    const found = pragma(db, 'user_version') as number;
    if (found > shape) throw newer(file);
    if (found < shape)
      db.exec(`BEGIN IMMEDIATE;
        CREATE TABLE IF NOT EXISTS keys (subject TEXT PRIMARY KEY, wrapped BLOB) STRICT, WITHOUT ROWID;
        PRAGMA user_version = ${shape};
        COMMIT`);
    return db;
  });
}

export function openToRead(file: string): DatabaseSync {
  if (!existsSync(file))
    throw new KeyStoreRefused(
      `there is no key store at ${file}: start the server once, or restore its backup`,
    );
  return refusing(file, () => {
    const db = new DatabaseSync(file, { readOnly: true, timeout });
    set(db, readerSettings);
    if ((pragma(db, 'user_version') as number) > shape) throw newer(file);
    return db;
  });
}

/** Some builds silently keep another value: what was set is asserted. */
function set(db: DatabaseSync, settings: Settings): void {
  for (const [name, value] of Object.entries(settings)) {
    db.exec(`PRAGMA ${name} = ${value}`);
    const found = pragma(db, name);
    if (found !== value) throw new KeyStoreRefused(`SQLite keeps ${name} at ${found} instead of ${value}`);
  }
}

export function pragma(db: DatabaseSync, name: string): unknown {
  return Object.values(db.prepare(`PRAGMA ${name}`).get() as Record<string, unknown>)[0];
}

const newer = (file: string) =>
  new KeyStoreRefused(`${file} was written by a newer version of this program: run that version`);

function refusing<T>(file: string, open: () => T): T {
  try {
    return open();
  } catch (error) {
    if (error instanceof KeyStoreRefused) throw error;
    throw new KeyStoreRefused(
      `the key store ${file} cannot be opened (${(error as Error).message}): check the folder, or restore its backup`,
      { cause: error },
    );
  }
}
