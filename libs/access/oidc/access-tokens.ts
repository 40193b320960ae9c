import { decodeProtectedHeader, errors, jwtVerify } from 'jose';
import type { Clock } from '#kernel';
import type { Secrets } from '#privacy';
import type { AccessTokens, Session } from '../src/sessions.js';
import { identityFrom } from './claims.js';
import { type Issuer, toleratedSeconds } from './issuer.js';
import type { OidcSettings } from './settings.js';
import { staffId } from './staff-id.js';

/** Signatures that only the issuer can make. */
const algorithms = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];
const types: ReadonlySet<string> = new Set(['at+jwt', 'application/at+jwt', 'jwt']);

/** JWT access tokens that scripts bring (RFC 9068): the issuer's signature, our audience, not expired. */
export class OidcAccessTokens implements AccessTokens {
  constructor(
    private readonly settings: OidcSettings & { readonly audience: string },
    private readonly ports: {
      readonly issuer: Issuer;
      readonly secrets: Secrets;
      readonly clock: Pick<Clock, 'now'>;
    },
  ) {}

  /** Undefined for a token that is not good. @throws SignInRefused for a good one without a role, IssuerUnavailable */
  async find(token: string): Promise<Session | undefined> {
    const { audience, mapping } = this.settings;
    const now = this.ports.clock.now();
    if (!isAccessToken(token)) return undefined;
    try {
      const issuer = await this.ports.issuer.name();
      const { payload } = await jwtVerify(token, this.ports.issuer.key, {
        issuer,
        audience,
        algorithms,
        clockTolerance: toleratedSeconds,
        currentDate: new Date(now),
        requiredClaims: ['sub', 'exp', 'iat'],
      });
      // An ID token says who signed in somewhere; one that is bound to a key is worth nothing without it.
      if (payload.nonce !== undefined || payload.cnf !== undefined) return undefined;
      const id = staffId(this.ports.secrets, issuer, payload.sub ?? '');
      return {
        identity: identityFrom(payload, id, mapping),
        startedAt: new Date((payload.iat ?? 0) * 1_000).toISOString(),
      };
    } catch (error) {
      if (error instanceof errors.JOSEError) return undefined;
      throw error;
    }
  }
}

/** ID tokens of some issuers, and tokens for other purposes, name another type. */
function isAccessToken(token: string): boolean {
  const { typ } = headerOf(token);
  return typ === undefined || types.has(typ.toLowerCase());
}

function headerOf(token: string): { readonly typ?: string } {
  try {
    return decodeProtectedHeader(token);
  } catch {
    return { typ: 'none' };
  }
}
