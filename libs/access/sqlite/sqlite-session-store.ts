import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { DatabaseSync } from 'node:sqlite';
import { LRUCache } from 'lru-cache';
import { type Clock, type Instant, isStorable, mustBeStorable, plusMinutes, type Randomness } from '#kernel';
import type { SessionLifetime, SessionStore, StoredSession } from '../src/session-store.js';

interface Row {
  readonly identity_id: string;
  readonly started_at: Instant;
  readonly used_at: Instant;
  readonly idle_minutes: number;
  readonly expires_at: Instant;
}

const tokenLength = 32;
const minutesBetweenTouches = 1;

/** Sessions as rows, read by their token's digest at every request: an end counts at once, in every process. */
export class SqliteSessionStore implements SessionStore {
  /** Last use by digest, more exact than the row, which is written once a minute. */
  private readonly used = new LRUCache<string, Instant>({ max: 50_000 });
  private readonly statements;
  private readonly log: string;

  constructor(
    db: DatabaseSync,
    private readonly ports: { readonly clock: Clock; readonly randomness: Randomness },
  ) {
    this.log = `${db.location()}-wal`;
    this.statements = {
      insert: db.prepare('INSERT INTO sessions VALUES (?, ?, ?, ?, ?, ?)'),
      find: db.prepare('SELECT * FROM sessions WHERE token_hash = ?'),
      touch: db.prepare('UPDATE sessions SET used_at = ? WHERE token_hash = ?'),
      end: db.prepare('DELETE FROM sessions WHERE token_hash = ?'),
      endAll: db.prepare('DELETE FROM sessions WHERE identity_id = ?'),
      keepNewest: db.prepare(
        `DELETE FROM sessions WHERE token_hash IN (SELECT token_hash FROM sessions WHERE identity_id = ?
         ORDER BY started_at DESC, token_hash LIMIT -1 OFFSET ?)`,
      ),
      sweep: db.prepare('DELETE FROM sessions WHERE expires_at <= ?'),
      count: db.prepare('SELECT count(*) AS count FROM sessions WHERE expires_at > ?'),
    };
  }

  async create(identityId: string, { idleMinutes, absoluteMinutes }: SessionLifetime): Promise<string> {
    mustBeStorable(identityId);
    const now = this.ports.clock.now();
    const token = Buffer.from(this.ports.randomness.bytes(tokenLength)).toString('base64url');
    this.statements.sweep.run(now);
    const expiresAt = plusMinutes(now, absoluteMinutes);
    this.statements.insert.run(digestOf(token), identityId, now, now, idleMinutes, expiresAt);
    return token;
  }

  async find(token: string): Promise<StoredSession | undefined> {
    return session(this.alive(digestOf(token), this.ports.clock.now()));
  }

  async use(token: string): Promise<StoredSession | undefined> {
    const digest = digestOf(token);
    const now = this.ports.clock.now();
    const row = this.alive(digest, now);
    if (row === undefined) return undefined;
    this.used.set(digest, now);
    if (now >= plusMinutes(row.used_at, minutesBetweenTouches)) this.statements.touch.run(now, digest);
    return session(row);
  }

  async end(token: string): Promise<void> {
    const digest = digestOf(token);
    this.used.delete(digest);
    if (this.statements.end.run(digest).changes > 0) await this.sync();
  }

  async endAll(identityId: string): Promise<number> {
    if (!isStorable(identityId)) return 0;
    const ended = Number(this.statements.endAll.run(identityId).changes);
    if (ended > 0) await this.sync();
    return ended;
  }

  async keepNewest(identityId: string, most: number): Promise<number> {
    if (!isStorable(identityId)) return 0;
    const ended = Number(this.statements.keepNewest.run(identityId, most).changes);
    if (ended > 0) await this.sync();
    return ended;
  }

  async count(): Promise<number> {
    return (this.statements.count.get(this.ports.clock.now()) as { count: number }).count;
  }

  private alive(digest: string, now: Instant): Row | undefined {
    const row = this.statements.find.get(digest) as Row | undefined;
    if (row === undefined || now >= row.expires_at) return undefined;
    const used = this.used.get(digest) ?? row.used_at;
    return now < plusMinutes(used, row.idle_minutes) ? row : undefined;
  }

  /** A sign-out survives a power cut: its log is synced on Node's file threads, not on this one. */
  private async sync(): Promise<void> {
    const log = await open(this.log, 'r+');
    try {
      await log.datasync();
    } finally {
      await log.close();
    }
  }
}

const session = (row: Row | undefined): StoredSession | undefined =>
  row && { identityId: row.identity_id, startedAt: row.started_at };

const digestOf = (token: string): string => createHash('sha256').update(token).digest('base64url');
