import { generateKeyPairSync, sign, type webcrypto } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Configuration, JWK } from 'oidc-provider';

/** What the issuer says of somebody, beside `sub`. */
export type Person = Readonly<Record<string, unknown>>;

interface Wish {
  /** Port to listen on; a free one by default. */
  readonly port?: number;
  /** Where Caseledger is reached. */
  readonly publicUrl: string;
  /** Roles and county also in the ID token, not only at the userinfo endpoint. */
  readonly inIdToken?: boolean;
  readonly keys?: readonly JWK[];
  /** No page to sign out at. */
  readonly withoutSignOut?: boolean;
  /** Who else gets access tokens of their own accord, by `sub`. */
  readonly scripts?: readonly string[];
}

export const client = { id: 'caseledger', secret: 'a secret that the issuer knows' };
export const audience = 'https://caseledger.example.gov/api';
const ours = ['roles', 'county'];

let made = 0;
/** A key that the issuer signs with. */
export function signingKey(): JWK {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), kid: `key-${++made}`, use: 'sig', alg: 'RS256' } as JWK;
}

/** Its advice for who runs it in earnest says nothing about a test. */
async function quietProvider() {
  for (const level of ['info', 'warn'] as const)
    jest.spyOn(console, level).mockImplementation(() => undefined);
  return (await import('oidc-provider')).Provider;
}

/** A real OpenID provider on this machine. Whoever is `signedIn.as` is signed in there without being asked. */
export async function issuer({
  port = 0,
  publicUrl,
  inIdToken = false,
  keys = [signingKey()],
  withoutSignOut = false,
  scripts = [],
}: Wish) {
  const Provider = await quietProvider();
  const people = new Map<string, Person>();
  const signedIn: { as: string } = { as: '' };
  let answer: (request: IncomingMessage, response: ServerResponse) => void = () => undefined;
  const server = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(url, {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [`${publicUrl}/api/v1/oidc/callback`],
        post_logout_redirect_uris: [`${publicUrl}/`],
        grant_types: ['authorization_code', 'client_credentials'],
        response_types: ['code'],
      },
      ...scripts.map((id) => ({
        ...{ client_id: id, client_secret: client.secret, redirect_uris: [], response_types: [] },
        grant_types: ['client_credentials'],
      })),
    ],
    jwks: { keys: [...keys] },
    cookies: { keys: ['of the issuer'] },
    claims: { openid: ['sub'], profile: ['name', ...ours] },
    conformIdTokenClaims: !inIdToken,
    findAccount: (_, sub) => ({
      accountId: sub,
      claims: async () => ({ sub, ...people.get(sub) }),
    }),
    extraTokenClaims: (_, token) => {
      const { accountId, clientId } = token as { readonly accountId?: string; readonly clientId?: string };
      return { ...people.get(accountId ?? clientId ?? '') };
    },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => audience,
        useGrantedResource: () => false,
        getResourceServerInfo: () => ({ scope: 'api', audience, accessTokenFormat: 'jwt' }),
      },
      rpInitiatedLogout: { enabled: !withoutSignOut },
    },
    interactions: { url: () => '/interaction' },
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({
        clientId: oidc.client!.clientId,
        accountId: oidc.session!.accountId!,
      });
      grant.addOIDCScope('openid profile');
      grant.addResourceScope(audience, 'api');
      await grant.save();
      return grant;
    },
  } satisfies Configuration);
  const provide = provider.callback();
  answer = (request, response) => {
    // An issuer that comes back on its port must not be asked on a connection to the one before.
    response.setHeader('connection', 'close');
    if (request.url !== '/interaction') return void provide(request, response);
    const result =
      signedIn.as === ''
        ? { error: 'access_denied', error_description: 'nobody is there' }
        : { login: { accountId: signedIn.as } };
    void provider.interactionFinished(request, response, result);
  };
  return {
    url,
    port: (server.address() as AddressInfo).port,
    people,
    signedIn,
    /** A token for a script, as the issuer gives it to a client of its own accord. */
    async accessToken(id: string = client.id): Promise<string> {
      const answered = await fetch(`${url}/token`, {
        method: 'POST',
        headers: {
          authorization: `Basic ${Buffer.from(`${id}:${encodeURIComponent(client.secret)}`).toString('base64')}`,
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: 'grant_type=client_credentials&scope=api',
      });
      return ((await answered.json()) as { access_token: string }).access_token;
    },
    /** An access token as this issuer signs it, with any claims: one that has run out, say. */
    signed(claims: Readonly<Record<string, unknown>>): string {
      const [key] = keys as readonly [JWK];
      const header = { alg: 'RS256', typ: 'at+jwt', kid: key.kid };
      const text = [header, { iss: url, aud: audience, ...claims }]
        .map((each) => Buffer.from(JSON.stringify(each)).toString('base64url'))
        .join('.');
      const signature = sign('sha256', Buffer.from(text), {
        key: key as webcrypto.JsonWebKey,
        format: 'jwk',
      });
      return `${text}.${signature.toString('base64url')}`;
    },
    async stop(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type Issuer = Awaited<ReturnType<typeof issuer>>;
