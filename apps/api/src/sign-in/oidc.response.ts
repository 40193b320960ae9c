/** How somebody can sign in here. */
export class SignInWaysResponse {
  /** Demo identities are on: POST /api/v1/demo/session. */
  demo!: boolean;

  /** The address that staff signs in at, for a browser to go to; null where OpenID Connect is not set up. */
  staff!: string | null;
}

export class SignedOutResponse {
  /** Where the browser should go to sign out at the agency too; null: there is no such page. */
  redirectTo!: string | null;
}
