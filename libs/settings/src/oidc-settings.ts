import { type Right, rightsOf } from '#access';
import { type ClaimsMapping, type Grant, type OidcSettings, staffRoles } from '#access/oidc';
import type { SettingReader } from './setting-reader.js';

const loopback: ReadonlySet<string> = new Set(['127.0.0.1', '[::1]', 'localhost']);
const usualScope = 'openid profile';

/** Staff sign-in by OpenID Connect, when `OIDC_ISSUER` is set: docs/sign-in.md names every setting. */
export function oidcSettings(
  read: SettingReader,
  { publicUrl }: { readonly publicUrl: string },
): OidcSettings | undefined {
  const issuer = read.text('OIDC_ISSUER');
  if (issuer === undefined) return undefined;
  const clientId = read.needed('OIDC_CLIENT_ID', 'the id that the issuer knows Caseledger by');
  const root = publicUrl.replace(/\/$/, '');
  return {
    issuer: reachable(read, issuer),
    clientId,
    clientSecret: read.secret('OIDC_CLIENT_SECRET'),
    clientAuthentication: authentication(read),
    scope: scope(read),
    redirectUri: `${root}/api/v1/oidc/callback`,
    signedOutUri: `${root}/`,
    audience: audience(read, clientId),
    mapping: mapping(read),
  };
}

/** Tokens travel to it and keys come from it: in clear only within this machine. */
function reachable(read: SettingReader, issuer: string): string {
  const url = URL.canParse(issuer) ? new URL(issuer) : undefined;
  const fits =
    url !== undefined &&
    url.search === '' &&
    url.hash === '' &&
    (url.protocol === 'https:' || (url.protocol === 'http:' && loopback.has(url.hostname)));
  return fits
    ? issuer
    : read.wrong(
        `OIDC_ISSUER=${issuer}`,
        'must be an address such as https://login.example.gov/realm',
        issuer,
      );
}

function authentication(read: SettingReader): OidcSettings['clientAuthentication'] {
  const found = read.text('OIDC_CLIENT_AUTH') ?? 'basic';
  return found === 'basic' || found === 'post'
    ? found
    : read.wrong(`OIDC_CLIENT_AUTH=${found}`, 'must be one of basic, post', 'basic');
}

function scope(read: SettingReader): string {
  const found = read.text('OIDC_SCOPE') ?? usualScope;
  return found.split(/\s+/).includes('openid')
    ? found
    : read.wrong(`OIDC_SCOPE=${found}`, `must contain openid, as in: ${usualScope}`, found);
}

/** An ID token is made out to the client: were that the audience too, it would pass for an access token. */
function audience(read: SettingReader, clientId: string): string | undefined {
  const found = read.text('OIDC_AUDIENCE');
  return found !== undefined && found === clientId
    ? read.wrong(`OIDC_AUDIENCE=${found}`, 'must be another one than OIDC_CLIENT_ID', found)
    : found;
}

const mapping = (read: SettingReader): ClaimsMapping => ({
  countyClaim: read.text('OIDC_COUNTY_CLAIM') ?? 'county',
  rightsClaim: read.text('OIDC_RIGHTS_CLAIM') ?? 'roles',
  roles: grants(read),
});

/** Without `OIDC_ROLES`, the agency's names are our own. */
function grants(read: SettingReader): ReadonlyMap<string, Grant> {
  const text = read.secret('OIDC_ROLES');
  if (text === undefined) return new Map(staffRoles.map((role) => [role, { role, rights: rightsOf(role) }]));
  const found = parsed(text);
  if (found === undefined || Object.keys(found).length === 0)
    return read.wrong(
      'OIDC_ROLES',
      'must be JSON such as {"County Worker":"worker","Intake":{"role":"worker","rights":["person:view"]}}',
      new Map(),
    );
  return new Map(
    Object.entries(found).flatMap(([name, value]) => {
      const granted = grantOf(read, name, value);
      return granted === undefined ? [] : [[name, granted] as const];
    }),
  );
}

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const found: unknown = JSON.parse(text);
    const isObject = typeof found === 'object' && found !== null && !Array.isArray(found);
    return isObject ? (found as Readonly<Record<string, unknown>>) : undefined;
  } catch {
    return undefined;
  }
}

/** A role, whole or narrowed to some of its rights; never widened. */
function grantOf(read: SettingReader, name: string, value: unknown): Grant | undefined {
  const { role: named, rights: wanted } = (
    typeof value === 'object' && value !== null ? value : { role: value }
  ) as { readonly role?: unknown; readonly rights?: unknown };
  const role = staffRoles.find((each) => each === named);
  if (role === undefined)
    return read.wrong('OIDC_ROLES', `"${name}" must stand for one of ${staffRoles.join(', ')}`, undefined);
  const all = rightsOf(role);
  if (wanted === undefined) return { role, rights: all };
  const names: readonly unknown[] = Array.isArray(wanted) ? wanted : [wanted];
  const beyond = names.filter((each) => !all.has(each as Right));
  return beyond.length === 0
    ? { role, rights: new Set(names as readonly Right[]) }
    : read.wrong(
        'OIDC_ROLES',
        `"${name}" names ${beyond.join(', ')}, which a ${role} does not have: choose from ${[...all].join(', ')}`,
        undefined,
      );
}
