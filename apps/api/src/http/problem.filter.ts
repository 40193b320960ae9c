import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { System } from '#composition';
import { Refused } from '#kernel';
import { tellPosition } from './position.js';
import { notFound, type Problem, problem, problemOf } from './problem.js';

/** Answers every error as `application/problem+json`. Logs defects by name and place, never by message: it may name a person. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly system: System) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const found = fromNest(error) ?? problemOf(error) ?? defect(error, request);
    // The fifth wrong code, for example, is refused and makes a request.
    if (error instanceof Refused) tellPosition(reply, error.position, this.system.store.ledgerId);
    if (found.status === 503) reply.header('Retry-After', '2');
    if (found.status === 401) reply.header('WWW-Authenticate', 'Bearer');
    void reply.status(found.status).header('content-type', 'application/problem+json').send(found);
  }
}

function defect(error: unknown, request: FastifyRequest): Problem {
  const stack =
    error instanceof Error
      ? error.stack?.split('\n').filter((line) => line.startsWith('    at '))
      : undefined;
  request.log.error(
    {
      error: error instanceof Error ? error.name : typeof error,
      stack,
      route: request.routeOptions?.url,
    },
    'a request failed unexpectedly',
  );
  return problem(
    500,
    'internal_error',
    `Something went wrong on our side. Nothing that was acknowledged is lost. Reference: ${request.id}`,
  );
}

function fromNest(error: unknown): Problem | undefined {
  if (!(error instanceof HttpException)) return undefined;
  const status = error.getStatus();
  if (status === 404) return notFound;
  if (status === 429)
    return problem(429, 'too_many_requests', 'Too many requests. Wait a minute, then try again.');
  const cause = error.cause === undefined ? undefined : problemOf(error.cause);
  if (cause !== undefined) return cause;
  return status < 500 ? problem(status, 'bad_request', 'The request could not be read.') : undefined;
}
