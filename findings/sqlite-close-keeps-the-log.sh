#!/usr/bin/env bash
# Two SQLite drivers with one API, one difference at close(): after a prepared statement was used, close() of
# @photostructure/sqlite 1.2.1 leaves the database open behind the scenes until the statement is garbage-collected, so
# that the write-ahead log stays beside the file with the last commits in it; node:sqlite (Node 26.10.0) finalizes its
# statements, and the last connection to close empties the log into the file and removes it. Who copies only the .db
# file after close() misses what was committed. A TRUNCATE checkpoint before close() empties the log in both.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @photostructure/sqlite@1.2.1 node@26.10.0 >/dev/null

cat > probe.mjs <<'JS'
import { existsSync, mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const { DatabaseSync } = await import(process.argv[2]);
for (const how of ['exec only', 'after a prepared statement', 'after a checkpoint']) {
  const file = join(mkdtempSync(join(tmpdir(), 'log-')), 'a.db');
  const db = new DatabaseSync(file);
  db.exec('PRAGMA journal_mode = WAL; CREATE TABLE t (a); INSERT INTO t VALUES (1)');
  if (how !== 'exec only') db.prepare('SELECT a FROM t').get();
  if (how === 'after a checkpoint') db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  db.close();
  const log = `${file}-wal`;
  console.log(`${process.argv[2]}, ${how}: ${existsSync(log) && statSync(log).size > 0 ? 'commits in the log' : 'no commits in the log'}`);
}
JS
node26=$(find node_modules -path '*bin/node' -type f | head -n 1)
seen=$("$node26" probe.mjs @photostructure/sqlite; "$node26" probe.mjs node:sqlite)
echo "$seen"
expected='@photostructure/sqlite, exec only: no commits in the log
@photostructure/sqlite, after a prepared statement: commits in the log
@photostructure/sqlite, after a checkpoint: no commits in the log
node:sqlite, exec only: no commits in the log
node:sqlite, after a prepared statement: no commits in the log
node:sqlite, after a checkpoint: no commits in the log'
[ "$seen" = "$expected" ] || { echo "CHANGED: this was not so when it was written down" >&2; exit 1; }
