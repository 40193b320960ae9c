import { createRemoteJWKSet, errors, type JWTVerifyGetKey, type RemoteJWKSet } from 'jose';
import {
  allowInsecureRequests,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  clockTolerance,
  discovery,
  None,
} from 'openid-client';
import type { Clock } from '#kernel';
import { IssuerUnavailable } from './refusals.js';
import type { OidcSettings } from './settings.js';

/** How far the issuer's clock may be from ours. */
export const toleratedSeconds = 60;
const timeoutSeconds = 10;
const hour = 3_600_000;
/** After the issuer did not answer, nobody asks it again for so long. */
const pauseMilliseconds = 5_000;
/** An unknown key has the issuer's keys fetched anew at most so often. */
const keyPauseMilliseconds = 10_000;

interface Found {
  readonly configuration: Configuration;
  readonly keys: RemoteJWKSet;
  readonly until: number;
}

/** The agency's identity provider: asked who it is when it is first needed, and again every hour. */
export class Issuer {
  private found: Found | undefined;
  private asking: Promise<Found> | undefined;
  private failed: { readonly error: IssuerUnavailable; readonly until: number } | undefined;
  private keysFetchedAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly settings: OidcSettings,
    private readonly clock: Pick<Clock, 'monotonic'>,
  ) {}

  /** @throws IssuerUnavailable */
  async configuration(): Promise<Configuration> {
    return (await this.known()).configuration;
  }

  /** What the issuer calls itself, as it stands in its tokens. @throws IssuerUnavailable */
  async name(): Promise<string> {
    return (await this.configuration()).serverMetadata().issuer;
  }

  /** The key that a token names. After a change of keys the new ones are fetched. @throws IssuerUnavailable */
  readonly key: JWTVerifyGetKey = async (header, token) => {
    const { keys } = await this.known();
    try {
      return await keys(header, token);
    } catch (error) {
      const now = this.clock.monotonic();
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw keysMissing(error);
      if (now < this.keysFetchedAt + keyPauseMilliseconds) throw error;
      this.keysFetchedAt = now;
      await keys.reload().catch((reason: unknown) => {
        throw keysMissing(reason);
      });
      return keys(header, token);
    }
  };

  /** What was found an hour ago serves on while the issuer does not answer. */
  private async known(): Promise<Found> {
    const now = this.clock.monotonic();
    if (this.found !== undefined && now < this.found.until) return this.found;
    if (this.failed !== undefined && now < this.failed.until) return this.found ?? raise(this.failed.error);
    this.asking ??= this.ask().finally(() => {
      this.asking = undefined;
    });
    try {
      this.found = await this.asking;
      return this.found;
    } catch (error) {
      return this.found ?? raise(error);
    }
  }

  private async ask(): Promise<Found> {
    try {
      const configuration = await this.discover();
      configuration.timeout = timeoutSeconds;
      const { jwks_uri: keys } = configuration.serverMetadata();
      if (keys === undefined) throw new IssuerUnavailable('it names no keys');
      return {
        configuration,
        // Fetched anew on our own clock, above; never by itself because of an unknown key.
        keys: createRemoteJWKSet(new URL(keys), { cooldownDuration: hour }),
        until: this.clock.monotonic() + hour,
      };
    } catch (error) {
      const unavailable = error instanceof IssuerUnavailable ? error : unreachable(error);
      this.failed = { error: unavailable, until: this.clock.monotonic() + pauseMilliseconds };
      throw unavailable;
    }
  }

  private discover(): Promise<Configuration> {
    const { issuer, clientId, clientSecret, clientAuthentication } = this.settings;
    const authenticated = clientAuthentication === 'basic' ? ClientSecretBasic : ClientSecretPost;
    const address = new URL(issuer);
    return discovery(
      address,
      clientId,
      { [clockTolerance]: toleratedSeconds },
      clientSecret === undefined ? None() : authenticated(clientSecret),
      {
        timeout: timeoutSeconds,
        execute: address.protocol === 'http:' ? [allowInsecureRequests] : [],
      },
    );
  }
}

function raise(error: unknown): never {
  throw error;
}

const keysMissing = (error: unknown): unknown =>
  error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout) && !isAnswer(error)
    ? error
    : unreachable(error);

/** jose says so when the keys' address answers with something else than keys. */
const isAnswer = ({ code }: errors.JOSEError): boolean =>
  code === 'ERR_JOSE_GENERIC' || code === 'ERR_JWKS_INVALID';

/** By its codes alone: the text of an error may quote what was sent. */
export function unreachable(error: unknown): IssuerUnavailable {
  const { code, cause } = error as { readonly code?: string; readonly cause?: { readonly code?: string } };
  return new IssuerUnavailable(cause?.code ?? code ?? 'no answer', { cause: error });
}
