import { LRUCache } from 'lru-cache';
import type { Clock, Instant } from '#kernel';
import type { Secrets } from '#privacy';
import type { Identity, IdentityDirectory } from './identity.js';
import { lifetimeOf, type SessionStore } from './session-store.js';

/** Somebody's session, as a request needs it. */
export interface Session {
  readonly identity: Identity;
  readonly startedAt: Instant;
}

/** Finds who holds an access token of another system (OpenID Connect); undefined for a token that is not good. */
export interface AccessTokens {
  find(token: string): Promise<Session | undefined>;
}

const rememberedMilliseconds = 5_000;

/** Header, payload and signature. A session's own token has no dots. */
const isAccessToken = (token: string): boolean => token.split('.').length === 3;

/** Signing in and out, and who a token belongs to. */
export class Sessions {
  /** What was found lately, by token; only where this process is the only one that ends sessions. */
  private readonly found: LRUCache<string, { readonly session: Session; readonly until: number }> | undefined;

  constructor(
    private readonly store: SessionStore,
    private readonly directory: IdentityDirectory,
    private readonly secrets: Secrets,
    /** Given by the single owner of the store: it may remember a session for some seconds. */
    private readonly alone?: Pick<Clock, 'monotonic'>,
    /** Where scripts bring access tokens instead of signing in. */
    private readonly accessTokens?: AccessTokens,
    private readonly mostOfOnePerson = 50,
  ) {
    if (alone !== undefined) this.found = new LRUCache({ max: 10_000 });
  }

  /** Resolves to the token of a new session. Of too many of one person the oldest is over. */
  async start(identity: Identity): Promise<string> {
    if ((await this.store.keepNewest(identity.id, this.mostOfOnePerson - 1)) > 0) this.found?.clear();
    return this.store.create(identity.id, lifetimeOf(identity.role));
  }

  /**
   * The session of a token, with the rights of this moment. Counts as use, unless `use` is false (live updates
   * that nobody watches must not keep a session alive).
   */
  async find(token: string, { use = true }: { readonly use?: boolean } = {}): Promise<Session | undefined> {
    if (this.accessTokens !== undefined && isAccessToken(token)) {
      const holder = this.accessTokens.find(token);
      // A stream that runs beside ends when it cannot be said any more whose it is.
      return use ? holder : holder.catch(() => undefined);
    }
    const known = use ? this.found?.get(token) : undefined;
    if (known !== undefined && known.until > this.alone!.monotonic()) return known.session;
    const stored = await (use ? this.store.use(token) : this.store.find(token));
    const identity = stored && (await this.directory.find(stored.identityId));
    const session = identity && { identity, startedAt: stored.startedAt };
    if (session && use)
      this.found?.set(token, { session, until: this.alone!.monotonic() + rememberedMilliseconds });
    return session;
  }

  /** What state-changing calls with the cookie must send beside it. Tells nothing about the token. */
  csrfToken(token: string): string {
    return Buffer.from(this.secrets.hmac('csrf', token)).toString('base64url');
  }

  end(token: string): Promise<void> {
    this.found?.delete(token);
    return this.store.end(token);
  }

  /** Sessions that were not ended and are not past their longest life. */
  count(): Promise<number> {
    return this.store.count();
  }

  endAll(identityId: string): Promise<number> {
    this.found?.clear();
    return this.store.endAll(identityId);
  }
}
