import type { Instant } from '#kernel';
import type { Role } from './rights.js';

/** How long a session lives unused, and at the most. */
export interface SessionLifetime {
  readonly idleMinutes: number;
  readonly absoluteMinutes: number;
}

export interface StoredSession {
  readonly identityId: string;
  readonly startedAt: Instant;
}

/**
 * Sessions by their token. The token itself is never stored, only its SHA-256. Adapters: `sqlite/`.
 * An ended or expired session is as if it had never been.
 */
export interface SessionStore {
  /** Resolves to the token: 32 random bytes, base64url. */
  create(identityId: string, lifetime: SessionLifetime): Promise<string>;
  find(token: string): Promise<StoredSession | undefined>;
  /** Finds it and counts this as use, so that it stays alive. Writes at most once a minute. */
  use(token: string): Promise<StoredSession | undefined>;
  /** Durable when it resolves: no replay of the token succeeds. */
  end(token: string): Promise<void>;
  /** Ends every session of somebody: after a new password, a revoked registration. Resolves to how many. */
  endAll(identityId: string): Promise<number>;
  /** Ends those of somebody that began first, but for so many. Resolves to how many it ended. */
  keepNewest(identityId: string, most: number): Promise<number>;
  /** Sessions that were not ended and are not past their longest life. */
  count(): Promise<number>;
}

const customers: SessionLifetime = { idleMinutes: 15, absoluteMinutes: 12 * 60 };
const staff: SessionLifetime = { idleMinutes: 60, absoluteMinutes: 12 * 60 };

export const lifetimeOf = (role: Role): SessionLifetime => (role === 'customer' ? customers : staff);
