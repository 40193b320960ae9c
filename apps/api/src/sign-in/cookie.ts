import type {} from '@fastify/cookie';
import type { FastifyReply } from 'fastify';
import { sessionCookie } from '../http/access.guard.js';

/** HttpOnly and SameSite=Lax: scripts never see it, other sites never send it with a change. */
export function setSessionCookie(
  reply: FastifyReply,
  token: string,
  { production }: { readonly production: boolean },
): void {
  void reply.setCookie(sessionCookie, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: production,
  });
}
