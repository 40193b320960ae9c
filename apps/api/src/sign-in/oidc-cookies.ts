import type {} from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { signInMinutes, signOutMinutes } from '#access/oidc';
import { overTlsOnly } from './cookie.js';

/** Sent to these routes only, and never readable to scripts. Lax: the browser comes back from another site. */
const path = '/api/v1/oidc';
const names = { begun: 'caseledger_oidc_begun', idToken: 'caseledger_oidc_id' } as const;
const minutes = { begun: signInMinutes, idToken: signOutMinutes } as const;
/** Browsers drop cookies of more than 4096 bytes, name and attributes included. */
const mostBytes = 3_800;

type OidcCookie = keyof typeof names;

export const oidcCookie = (request: FastifyRequest, which: OidcCookie): string | undefined =>
  request.cookies[names[which]];

export function setOidcCookie(
  reply: FastifyReply,
  [which, value]: readonly [OidcCookie, string],
  config: { readonly production: boolean },
): void {
  if (value.length > mostBytes) return;
  const maxAge = minutes[which] * 60;
  void reply.setCookie(names[which], value, {
    path,
    httpOnly: true,
    sameSite: 'lax',
    secure: overTlsOnly(reply, config),
    maxAge,
  });
}

export const clearOidcCookie = (reply: FastifyReply, which: OidcCookie): void =>
  void reply.clearCookie(names[which], { path });
