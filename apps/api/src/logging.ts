import type { LoggerService } from '@nestjs/common';
import pino, { type Logger } from 'pino';
import type { Config } from '#settings';

interface Request {
  readonly id: unknown;
  readonly method: string;
  readonly url: string;
}

/** JSON lines. No address with a query, no header, no body, no message of an error: each may name a person. */
export const createLog = ({ logLevel }: Pick<Config, 'logLevel'>): Logger =>
  pino({
    level: logLevel,
    serializers: {
      req: ({ id, method, url }: Request) => ({ id, method, path: url.split('?')[0] }),
      res: ({ statusCode }: { readonly statusCode: number }) => ({ status: statusCode }),
      err: ({ name }: Error) => ({ name }),
    },
  });

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
