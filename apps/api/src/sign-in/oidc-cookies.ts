import type {} from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { signInMinutes, signOutMinutes } from '#access/oidc';
import { cookieName, overTlsOnly } from '../http/cookie-names.js';

const names = { begun: 'caseledger_oidc_begun', idToken: 'caseledger_oidc_id' } as const;
const minutes = { begun: signInMinutes, idToken: signOutMinutes } as const;
/** Browsers drop cookies of more than 4096 bytes, name and attributes included. */
const mostBytes = 3_800;

interface Where {
  readonly production: boolean;
}
type OidcCookie = keyof typeof names;

/** Sent to these routes only, where the name does not demand the whole host. */
const pathOf = (request: FastifyRequest, config: Where): string =>
  overTlsOnly(request, config) ? '/' : '/api/v1/oidc';

export const oidcCookie = (request: FastifyRequest, which: OidcCookie, config: Where): string | undefined =>
  request.cookies[cookieName(names[which], request, config)];

/** Never readable to scripts. Lax: the browser comes back from another site. */
export function setOidcCookie(
  reply: FastifyReply,
  [which, value]: readonly [OidcCookie, string],
  config: Where,
): void {
  if (value.length > mostBytes) return;
  const { request } = reply;
  void reply.setCookie(cookieName(names[which], request, config), value, {
    path: pathOf(request, config),
    httpOnly: true,
    sameSite: 'lax',
    secure: overTlsOnly(request, config),
    maxAge: minutes[which] * 60,
  });
}

export function clearOidcCookie(reply: FastifyReply, which: OidcCookie, config: Where): void {
  const { request } = reply;
  void reply.clearCookie(cookieName(names[which], request, config), {
    path: pathOf(request, config),
    secure: overTlsOnly(request, config),
  });
}
