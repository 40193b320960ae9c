import { createHash } from 'node:crypto';
import { compactVerify } from 'jose';
import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  fetchUserInfo,
} from 'openid-client';
import type { Clock, Randomness } from '#kernel';
import type { Secrets } from '#privacy';
import type { Counters } from '../src/counters.js';
import type { Identity } from '../src/identity.js';
import type { StaffStore } from '../src/staff.js';
import { type Claims, claimAt, identityFrom } from './claims.js';
import type { Issuer } from './issuer.js';
import { refusalOf } from './refusal-of.js';
import { SignInRefused } from './refusals.js';
import { SealedCookies } from './sealed-cookies.js';
import type { OidcSettings } from './settings.js';
import { staffId } from './staff-id.js';

/** How long somebody may take at the agency's own sign-in page. */
export const signInMinutes = 10;
/** As long as a session of staff lives at the most. */
export const signOutMinutes = 12 * 60;
const randomLength = 32;

/** What is remembered in the browser between going there and coming back. */
interface Begun {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  /** A path of ours. */
  readonly returnTo: string;
}

export interface OidcPorts {
  readonly issuer: Issuer;
  readonly staff: StaffStore;
  readonly counters: Counters;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly randomness: Randomness;
}

/** Staff's sign-in by the authorization code flow with PKCE (OpenID Connect Core 3.1; RFC 7636, 9207, 9700). */
export class OidcSignIn {
  private readonly cookies: SealedCookies;

  constructor(
    private readonly settings: OidcSettings,
    private readonly ports: OidcPorts,
  ) {
    this.cookies = new SealedCookies(ports);
  }

  /** Where to send the browser, and the cookie that it must bring back. @throws IssuerUnavailable */
  async begin(returnTo: string): Promise<{ readonly url: string; readonly cookie: string }> {
    const configuration = await this.ports.issuer.configuration();
    const begun = { state: this.random(), nonce: this.random(), verifier: this.random(), returnTo };
    const url = buildAuthorizationUrl(configuration, {
      redirect_uri: this.settings.redirectUri,
      response_type: 'code',
      scope: this.settings.scope,
      state: begun.state,
      nonce: begun.nonce,
      code_challenge: await calculatePKCECodeChallenge(begun.verifier),
      code_challenge_method: 'S256',
    });
    return { url: url.href, cookie: this.cookies.seal('begun', begun, signInMinutes) };
  }

  /**
   * Takes what the issuer sent the browser back with. Whoever is let in is remembered as staff; whoever is not any
   * more is forgotten, and with that every session of theirs ends. `cookie` is for signing out.
   * @throws SignInRefused, IssuerUnavailable
   */
  async finish(
    query: URLSearchParams,
    sealed: string | undefined,
  ): Promise<{ readonly identity: Identity; readonly returnTo: string; readonly cookie: string }> {
    const begun = this.begunWith(query, sealed);
    const configuration = await this.ports.issuer.configuration();
    await this.mustBeNew(begun);
    const { claims, idToken } = await this.exchange(configuration, query, begun);
    const id = staffId(this.ports.secrets, await this.ports.issuer.name(), String(claims.sub));
    const identity = await this.identified(claims, id);
    return {
      identity,
      returnTo: begun.returnTo,
      cookie: this.cookies.seal('id-token', idToken, signOutMinutes),
    };
  }

  /** Where to send the browser to sign out there too; undefined where the issuer has no such page, or is away. */
  async signOutUrl(sealed: string | undefined): Promise<string | undefined> {
    const configuration = await this.ports.issuer.configuration().catch(() => undefined);
    if (configuration?.serverMetadata().end_session_endpoint === undefined) return undefined;
    const idToken = this.cookies.open<string>('id-token', sealed);
    return buildEndSessionUrl(configuration, {
      post_logout_redirect_uri: this.settings.signedOutUri,
      ...(idToken !== undefined && { id_token_hint: idToken.value }),
    }).href;
  }

  private begunWith(query: URLSearchParams, sealed: string | undefined): Begun {
    const begun = this.cookies.open<Begun>('begun', sealed);
    if (begun === undefined || query.get('state') !== begun.value.state)
      throw new SignInRefused('not_begun_here');
    if (begun.late) throw new SignInRefused('too_late');
    return begun.value;
  }

  private async mustBeNew({ state }: Begun): Promise<void> {
    const name = `oidc-state:${createHash('sha256').update(state).digest('base64url')}`;
    if ((await this.ports.counters.increment(name, signInMinutes * 2 * 60)) > 1)
      throw new SignInRefused('used');
  }

  private async exchange(
    configuration: Configuration,
    query: URLSearchParams,
    { state, nonce, verifier }: Begun,
  ): Promise<{ readonly claims: Claims; readonly idToken: string }> {
    try {
      const tokens = await authorizationCodeGrant(
        configuration,
        new URL(`${this.settings.redirectUri}?${query}`),
        { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true },
      );
      const claims: Claims = tokens.claims() ?? {};
      const idToken = tokens.id_token ?? '';
      // Its claims were checked above; its signature is looked at besides TLS, which vouches for the token endpoint.
      await compactVerify(idToken, this.ports.issuer.key);
      const more = await this.missing(configuration, claims, tokens.access_token);
      return { claims: { ...more, ...claims }, idToken };
    } catch (error) {
      throw refusalOf(error);
    }
  }

  /** Many issuers keep roles and county out of the ID token: then the userinfo endpoint has them. */
  private async missing(configuration: Configuration, claims: Claims, accessToken: string): Promise<Claims> {
    const { rightsClaim, countyClaim } = this.settings.mapping;
    const complete = [rightsClaim, countyClaim, 'name'].every((each) => claimAt(claims, each) !== undefined);
    if (complete || configuration.serverMetadata().userinfo_endpoint === undefined) return {};
    return fetchUserInfo(configuration, accessToken, String(claims.sub));
  }

  private async identified(claims: Claims, id: string): Promise<Identity> {
    try {
      const identity = identityFrom(claims, id, this.settings.mapping);
      await this.ports.staff.remember(identity);
      return identity;
    } catch (error) {
      if (error instanceof SignInRefused) await this.ports.staff.forget(id);
      throw error;
    }
  }

  private random(): string {
    return Buffer.from(this.ports.randomness.bytes(randomLength)).toString('base64url');
  }
}
