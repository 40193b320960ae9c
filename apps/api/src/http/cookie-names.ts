import type {} from '@fastify/cookie';
import type { FastifyRequest } from 'fastify';

interface Where {
  readonly production: boolean;
}

/**
 * Whether a cookie may go over TLS only: always in production, and wherever the browser came over TLS itself. That is
 * what the proxy before this server says, and only those of `TRUSTED_PROXIES` are believed.
 */
export const overTlsOnly = (request: FastifyRequest, { production }: Where): boolean =>
  // A proxy may write the scheme in capitals.
  production || /^https$/i.test(request.protocol);

/**
 * The name under which a cookie is set and read. Over TLS browsers take one of the name `__Host-` from this very host
 * alone: neither another name of the domain nor a page without TLS can slip in a cookie of its own.
 */
export const cookieName = (name: string, request: FastifyRequest, where: Where): string =>
  overTlsOnly(request, where) ? `__Host-${name}` : name;

/** Without the prefix that it has over TLS. */
export const sessionCookie = 'caseledger_session';

/** The token that a browser sends by itself; undefined: none. */
export const cookieToken = (request: FastifyRequest, where: Where): string | undefined =>
  request.cookies[cookieName(sessionCookie, request, where)];
