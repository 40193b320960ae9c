import { createDecipheriv, createHmac } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { foldName } from '#kernel';

interface Row {
  readonly position: number;
  readonly type: string;
  readonly data: string;
}

interface Data {
  readonly requestId: string;
  readonly county: string;
  readonly requestedAt: string;
  readonly to?: string;
  readonly registrant?: { readonly $sealed: string; readonly c: string; readonly d: string };
}

const pageSize = 5_000;
const writeEvery = 10_000;

/**
 * The anchor of P3: what one would write by hand for this one view, with the same decryption and the same tags:
 * read, decode, open, HMAC, five columns, counters, indexes at the end.
 */
export function loadByHand(
  events: string,
  target: string,
  keyOf: (subject: string) => Uint8Array,
  indexKey: Uint8Array,
  liveIndexes = false,
): number {
  const source = new DatabaseSync(events, { readOnly: true });
  const db = new DatabaseSync(target);
  db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF;
    CREATE TABLE requests (id TEXT PRIMARY KEY, county TEXT, status TEXT, requested TEXT, assignee TEXT, body TEXT) WITHOUT ROWID;
    CREATE TABLE tags (kind TEXT, value TEXT, id TEXT, PRIMARY KEY (kind, value, id)) WITHOUT ROWID;
    CREATE TABLE counters (id TEXT PRIMARY KEY, count INTEGER) WITHOUT ROWID;`);
  const index =
    'CREATE INDEX by_county ON requests (county, status, requested); CREATE INDEX by_assignee ON requests (county, assignee, status)';
  if (liveIndexes) db.exec(index);
  const page = source.prepare(
    'SELECT e.position, t.name AS type, e.data FROM events e JOIN types t ON t.id = e.type WHERE e.position > ? ORDER BY e.position LIMIT ?',
  );
  const insert = db.prepare('INSERT INTO requests VALUES (?, ?, ?, ?, NULL, ?)');
  const insertTag = db.prepare('INSERT INTO tags VALUES (?, ?, ?)');
  const assign = db.prepare('UPDATE requests SET assignee = ? WHERE id = ?');
  const end = db.prepare('UPDATE requests SET status = ? WHERE id = ?');
  const counters = new Map<string, number>();
  const count = (key: string, by: number) => counters.set(key, (counters.get(key) ?? 0) + by);
  const tag = (kind: string, value: string) =>
    createHmac('sha256', indexKey).update(`${kind}\0${value}`).digest().toString('base64url', 0, 16);
  let position = 0;
  let done = 0;
  db.exec('BEGIN');
  for (;;) {
    const rows = page.all(position, pageSize) as unknown as Row[];
    if (rows.length === 0) break;
    for (const row of rows) {
      const data = JSON.parse(row.data) as Data;
      const id = data.requestId;
      switch (row.type) {
        case 'case-linking.LinkRequested.v1': {
          const registrant = open(data.registrant!, keyOf);
          insert.run(id, data.county, 'Pending', data.requestedAt, row.data);
          insertTag.run('first', tag('first', foldName(registrant.firstName)), id);
          insertTag.run('last', tag('last', foldName(registrant.lastName)), id);
          count(`${data.county}:Pending`, 1);
          break;
        }
        case 'case-linking.RequestAssigned.v1':
          assign.run(data.to ?? null, id);
          break;
        case 'case-linking.RequestReleased.v1':
          assign.run(null, id);
          break;
        case 'case-linking.RequestProcessed.v1':
        case 'case-linking.RequestRejected.v1': {
          const status = row.type.includes('Processed') ? 'Processed' : 'Rejected';
          end.run(status, id);
          count(`${data.county}:Pending`, -1);
          count(`${data.county}:${status}`, 1);
          break;
        }
        default:
          break;
      }
    }
    position = rows.at(-1)!.position;
    done += rows.length;
    if (done % writeEvery < pageSize) db.exec('COMMIT; BEGIN');
  }
  const insertCounter = db.prepare('INSERT INTO counters VALUES (?, ?)');
  for (const [key, value] of counters) insertCounter.run(key, value);
  db.exec('COMMIT');
  if (!liveIndexes) db.exec(index);
  db.close();
  source.close();
  return done;
}

function open(
  { $sealed, c, d }: { $sealed: string; c: string; d: string },
  keyOf: (subject: string) => Uint8Array,
): { firstName: string; lastName: string } {
  const bytes = Buffer.from(c, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', keyOf($sealed), bytes.subarray(0, 12));
  decipher.setAAD(Buffer.from(`${$sealed}\0${d}`));
  decipher.setAuthTag(bytes.subarray(-16));
  const opening = decipher.update(bytes.subarray(12, -16));
  decipher.final();
  return JSON.parse(opening.toString('utf8', 16));
}
