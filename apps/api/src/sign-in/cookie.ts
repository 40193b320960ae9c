import type {} from '@fastify/cookie';
import type { FastifyReply } from 'fastify';
import { sessionCookie } from '../http/access.guard.js';

/**
 * Whether a cookie may go over TLS only: always in production, and wherever the browser came over TLS itself. That is
 * what the proxy before this server says, and only those of `TRUSTED_PROXIES` are believed.
 */
export const overTlsOnly = (reply: FastifyReply, { production }: { readonly production: boolean }): boolean =>
  production || reply.request.protocol === 'https';

/** HttpOnly and SameSite=Lax: scripts never see it, other sites never send it with a change. */
export function setSessionCookie(
  reply: FastifyReply,
  token: string,
  config: { readonly production: boolean },
): void {
  void reply.setCookie(sessionCookie, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: overTlsOnly(reply, config),
  });
}
