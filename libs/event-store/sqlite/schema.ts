/** Grows when the tables change. A file of a newer format is refused. */
export const formatVersion = 1;

/** The stamp of a data folder, in every file of it. */
export const stampTable =
  'CREATE TABLE folder_stamp (id INTEGER PRIMARY KEY CHECK (id = 1), stamp TEXT NOT NULL) STRICT';

/** Marks the file as a ledger of ours (`PRAGMA application_id`). */
export const applicationId = 0x43_4c_47_52;

/**
 * Streams and types are integers inside: the index that every append touches stays small. There is no index on
 * event ids on purpose; a repeated append is recognised by the ids at the revisions it names.
 * Positions are handed out by the one writer, from 1, without gaps.
 */
export const tables = `
  CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID, STRICT;
  CREATE TABLE streams (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
  CREATE TABLE types (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
  CREATE TABLE events (
    position INTEGER PRIMARY KEY,
    stream INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    type INTEGER NOT NULL,
    id BLOB NOT NULL,
    data TEXT NOT NULL,
    metadata TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX events_by_stream ON events (stream, revision);
`;
