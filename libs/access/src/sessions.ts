import type { Instant } from '#kernel';
import type { Secrets } from '#privacy';
import type { Identity, IdentityDirectory } from './identity.js';
import { lifetimeOf, type SessionStore } from './session-store.js';

/** Somebody's session, as a request needs it. */
export interface Session {
  readonly identity: Identity;
  readonly startedAt: Instant;
}

/** Signing in and out, and who a token belongs to. */
export class Sessions {
  constructor(
    private readonly store: SessionStore,
    private readonly directory: IdentityDirectory,
    private readonly secrets: Secrets,
  ) {}

  /** Resolves to the token of a new session. */
  start(identity: Identity): Promise<string> {
    return this.store.create(identity.id, lifetimeOf(identity.role));
  }

  /**
   * The session of a token, with the rights of this moment. Counts as use, unless `use` is false (live updates
   * that nobody watches must not keep a session alive).
   */
  async find(token: string, { use = true }: { readonly use?: boolean } = {}): Promise<Session | undefined> {
    const stored = await (use ? this.store.use(token) : this.store.find(token));
    const identity = stored && (await this.directory.find(stored.identityId));
    return identity && { identity, startedAt: stored.startedAt };
  }

  /** What state-changing calls with the cookie must send beside it. Tells nothing about the token. */
  csrfToken(token: string): string {
    return Buffer.from(this.secrets.hmac('csrf', token)).toString('base64url');
  }

  end(token: string): Promise<void> {
    return this.store.end(token);
  }

  endAll(identityId: string): Promise<number> {
    return this.store.endAll(identityId);
  }
}
