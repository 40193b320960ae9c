import type {} from '@fastify/cookie';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { type Identity, type Right, type Session, Sessions } from '#access';
import { SignInRefused } from '#access/oidc';
import { System } from '#composition';
import { Metrics } from '../metrics/metrics.js';
import { mustBeJson, mustBeReadable } from './body-rules.js';
import { cookieToken } from './cookie-names.js';
import { mustNameSomething } from './path-parameters.js';
import { type Policy, policyKey } from './policy.js';
import { HttpProblem } from './problem.js';
import { takesUploads } from './uploads/index.js';

const changing: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** Finds who calls, and lets only those through whom the route's policy names. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: Sessions,
    private readonly system: System,
    private readonly metrics: Metrics,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const policy = this.reflector.get<Policy | undefined>(policyKey, context.getHandler());
    if (policy === undefined)
      throw new Error(`${context.getClass().name}.${context.getHandler().name} declares no policy`);
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    await this.identify(request);
    mustBeAllowed(policy, request.identity);
    mustNameSomething(request.params);
    mustBeReadable(request.body);
    if (!takesUploads(context.getHandler())) mustBeJson(request);
    return true;
  }

  private async identify(request: FastifyRequest): Promise<void> {
    const { authorization } = request.headers;
    const bearer = /^bearer +(\S+)$/i.exec(authorization?.trim() ?? '')?.[1];
    const token = bearer ?? cookieToken(request, this.system.config);
    if (token === undefined) return;
    const session = await this.sessionOf(token);
    if (session === undefined) {
      this.metrics.signInFailed('token', 'unknown_or_ended');
      return;
    }
    const byCookie = bearer === undefined;
    if (
      byCookie &&
      changing.has(request.method) &&
      request.headers['x-csrf-token'] !== this.sessions.csrfToken(token)
    )
      throw new HttpProblem(
        403,
        'csrf',
        'The page is out of date: reload it and try again. (X-CSRF-Token is missing or wrong.)',
      );
    request.identity = session.identity;
    request.sessionToken = token;
  }

  private async sessionOf(token: string): Promise<Session | undefined> {
    try {
      return await this.sessions.find(token);
    } catch (error) {
      if (error instanceof SignInRefused) this.metrics.signInFailed('token', error.code);
      throw error;
    }
  }
}

function mustBeAllowed(policy: Policy, identity: Identity | undefined): void {
  if (policy.kind === 'public') return;
  if (identity === undefined)
    throw new HttpProblem(401, 'not_signed_in', 'Sign in first: your session is missing or has ended.');
  if (policy.kind === 'right') mustHaveRight(identity, policy.right);
}

/** For what needs another right than its route. @throws HttpProblem 403, which names it */
export function mustHaveRight({ rights }: Pick<Identity, 'rights'>, right: Right): void {
  if (!rights.has(right))
    throw new HttpProblem(403, 'missing_right', `This needs the right ${right}, which you do not have.`);
}
