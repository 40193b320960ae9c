import type { Right, Role } from '../src/rights.js';

/** Roles that an agency can give. Customers and partner agents sign in with a User ID and a password. */
export const staffRoles = [
  'worker',
  'viewer',
  'supervisor',
  'auditor',
  'ops',
  'help_desk',
  'registry',
] as const satisfies readonly Role[];
export type StaffRole = (typeof staffRoles)[number];

/** What a role name of the agency stands for: a role of rule G1, with all of its rights or some of them. */
export interface Grant {
  readonly role: StaffRole;
  readonly rights: ReadonlySet<Right>;
}

/** Where in the claims to look, and what is meant. A claim inside another one is named with dots. */
export interface ClaimsMapping {
  readonly countyClaim: string;
  /** Names of roles: a list, or one name. */
  readonly rightsClaim: string;
  /** By the agency's own names. */
  readonly roles: ReadonlyMap<string, Grant>;
}

export interface OidcSettings {
  /** As discovery needs it: `{issuer}/.well-known/openid-configuration`. */
  readonly issuer: string;
  readonly clientId: string;
  /** Undefined: a public client, kept safe by PKCE alone. */
  readonly clientSecret: string | undefined;
  /** How the secret is sent to the token endpoint. */
  readonly clientAuthentication: 'basic' | 'post';
  readonly scope: string;
  /** Where the issuer sends people back to. */
  readonly redirectUri: string;
  /** Where it sends them after signing out. */
  readonly signedOutUri: string;
  /** Audience of access tokens that scripts may bring; undefined: they may not. */
  readonly audience: string | undefined;
  readonly mapping: ClaimsMapping;
}
