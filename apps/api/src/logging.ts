import type { LoggerService } from '@nestjs/common';
import pino, { type DestinationStream, type Logger } from 'pino';
import type { Config } from '#settings';

interface Request {
  readonly method: string;
  readonly routeOptions?: { readonly url?: string };
}

/** Under this name every line of a call has the id that its events, looks and spans have, too. */
export const correlationLabel = 'correlationId';

/**
 * JSON lines (rule O44). No address but the pattern of its route, no header, no body, no message of an error: each may
 * name a person.
 */
export const createLog = ({ logLevel }: Pick<Config, 'logLevel'>, to?: DestinationStream): Logger =>
  pino(
    {
      level: logLevel,
      serializers: {
        req: ({ method, routeOptions }: Request) => ({ method, route: routeOptions?.url ?? 'unknown' }),
        res: ({ statusCode }: { readonly statusCode: number }) => ({ status: statusCode }),
        err: ({ name }: Error) => ({ name }),
      },
    },
    // Without one: standard output.
    ...(to === undefined ? [] : [to]),
  );

/** What Nest itself has to say: its warnings and errors. That it mapped every route is no news. */
export function nestLog(log: Logger): LoggerService {
  const at =
    (level: 'fatal' | 'error' | 'warn' | 'debug') =>
    (message: unknown, ...context: unknown[]) =>
      log[level]({ context }, String(message));
  return {
    fatal: at('fatal'),
    error: at('error'),
    warn: at('warn'),
    log: at('debug'),
    debug: at('debug'),
    verbose: at('debug'),
  };
}
