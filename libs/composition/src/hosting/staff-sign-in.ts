import {
  type AccessTokens,
  type Counters,
  demoDirectory,
  type StaffDirectory,
  type StaffStore,
  staffOf,
} from '#access';
import { Issuer, OidcAccessTokens, OidcSignIn } from '#access/oidc';
import type { Clock, Randomness } from '#kernel';
import type { Secrets } from '#privacy';
import type { Config } from '#settings';

/** How staff signs in here, and who is known of it. */
export interface StaffSignIn {
  /** Whoever signed in by OpenID Connect, and the invented people where demo sign-in is on. */
  readonly staff: StaffDirectory;
  readonly oidc: OidcSignIn | undefined;
  readonly accessTokens: AccessTokens | undefined;
}

export interface StaffSignInPorts {
  readonly store: StaffStore;
  readonly counters: Counters;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly randomness: Randomness;
}

/** Asks nobody yet: the issuer is found at the first sign-in. */
export function staffSignIn(
  { oidc: settings, demoSignIn }: Pick<Config, 'oidc' | 'demoSignIn'>,
  { store, ...ports }: StaffSignInPorts,
): StaffSignIn {
  const demo = demoSignIn === 'off' ? [] : [demoDirectory];
  if (settings === undefined) return { staff: staffOf(demo), oidc: undefined, accessTokens: undefined };
  const issuer = new Issuer(settings, ports.clock);
  const { audience } = settings;
  return {
    staff: staffOf([...demo, store]),
    oidc: new OidcSignIn(settings, { ...ports, issuer, staff: store }),
    accessTokens:
      audience === undefined
        ? undefined
        : new OidcAccessTokens({ ...settings, audience }, { ...ports, issuer }),
  };
}
