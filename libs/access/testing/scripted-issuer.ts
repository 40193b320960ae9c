import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, type GenerateKeyPairResult, generateKeyPair, type JWTPayload, SignJWT } from 'jose';

type Answer = readonly [status: number, body: unknown];

/** An issuer that answers what a test tells it to: for what a real one never does. */
export async function scriptedIssuer() {
  let keys: GenerateKeyPairResult[] = [];
  let asked = { discovery: 0, keys: 0 };
  let token: (form: URLSearchParams) => Promise<Answer> | Answer = () => [500, {}];
  let down = false;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const answered = answer(request.url ?? '', Buffer.concat(chunks).toString());
      void answered.then(([status, body]) =>
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body)),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function answer(path: string, body: string): Promise<Answer> {
    if (down) return [503, {}];
    if (path === '/.well-known/openid-configuration') {
      asked = { ...asked, discovery: asked.discovery + 1 };
      return [
        200,
        {
          issuer: url,
          authorization_endpoint: `${url}/auth`,
          token_endpoint: `${url}/token`,
          jwks_uri: `${url}/keys`,
          id_token_signing_alg_values_supported: ['ES256'],
        },
      ];
    }
    if (path === '/keys') {
      asked = { ...asked, keys: asked.keys + 1 };
      const jwks = await Promise.all(keys.map(async ({ publicKey }) => exportJWK(publicKey)));
      return [200, { keys: jwks.map((jwk, n) => ({ ...jwk, kid: kids[n], alg: 'ES256', use: 'sig' })) }];
    }
    return token(new URLSearchParams(body));
  }

  let kids: string[] = [];
  let made = 0;
  const addKey = async () => {
    keys = [...keys, await generateKeyPair('ES256', { extractable: true })];
    kids = [...kids, `k-${++made}`];
  };
  await addKey();

  return {
    url,
    asked: () => asked,
    /** From now on it signs with a new key, and the old one is no longer published. */
    async rotate(): Promise<void> {
      await addKey();
      keys = keys.slice(-1);
      kids = kids.slice(-1);
    },
    /** Takes `token` as it stands, with a header of one's own. */
    sign: (payload: JWTPayload, header: Readonly<Record<string, string>> = {}): Promise<string> =>
      new SignJWT(payload)
        .setProtectedHeader({ alg: 'ES256', kid: kids.at(-1)!, ...header })
        .sign(keys.at(-1)!.privateKey),
    /** What the token endpoint answers from now on. */
    answersTokens(given: typeof token): void {
      token = given;
    },
    goesAway: (away: boolean): void => {
      down = away;
    },
    async stop(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type ScriptedIssuer = Awaited<ReturnType<typeof scriptedIssuer>>;

/** What a token that is good says, at this moment. */
export const goodPayload = (issuer: string, audience: string, now: string) => {
  const iat = Math.floor(Date.parse(now) / 1_000);
  return { iss: issuer, aud: audience, sub: 'u-1', iat, exp: iat + 300 };
};
