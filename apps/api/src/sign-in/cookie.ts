import type {} from '@fastify/cookie';
import type { FastifyReply } from 'fastify';
import type { Identity, Sessions } from '#access';
import { cookieName, cookieToken, overTlsOnly, sessionCookie } from '../http/cookie-names.js';

interface Where {
  readonly production: boolean;
}

/**
 * Signs a browser in: the session that it had before is over, whoever's it was. Resolves to the new token. The cookie
 * is HttpOnly and SameSite=Lax: scripts never see it, other sites never send it with a change.
 */
export async function startSession(
  reply: FastifyReply,
  identity: Identity,
  { sessions, config }: { readonly sessions: Sessions; readonly config: Where },
): Promise<string> {
  const { request } = reply;
  const before = cookieToken(request, config);
  if (before !== undefined) await sessions.end(before);
  const token = await sessions.start(identity);
  void reply.setCookie(cookieName(sessionCookie, request, config), token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: overTlsOnly(request, config),
  });
  return token;
}

/** A browser takes the removal of a `__Host-` cookie, too, only with the attributes that it must have. */
export function forgetSession(reply: FastifyReply, config: Where): void {
  const { request } = reply;
  const secure = overTlsOnly(request, config);
  void reply.clearCookie(cookieName(sessionCookie, request, config), { path: '/', secure });
}
