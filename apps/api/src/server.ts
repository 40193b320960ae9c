import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { LogController } from 'fastify';
import type { Logger } from 'pino';
import { AppModule, type AppParts } from './app.module.js';
import { readBodies } from './http/body-rules.js';
import { answerOutsideRoutes, outsideRoutes } from './http/outside-routes.js';
import { securityHeaders } from './http/security-headers.js';
import { cutSlowBodies, timeLimits } from './http/time-limits.js';
import { traceCalls } from './http/trace-calls.js';
import { correlationLabel, nestLog } from './logging.js';
import { observeRequests } from './metrics/http-requests.js';
import { serveOpenApi } from './openapi/index.js';
import { serveWeb } from './web/serve-web.js';

const megabyte = 1024 * 1024;

/** The HTTP application, not listening yet. With `pages`, the folder of the built pages, it serves those too. */
export async function createApp(
  parts: AppParts,
  log: Logger,
  pages?: string,
): Promise<NestFastifyApplication> {
  const { config } = parts.system;
  const { trustedProxies } = config;
  const limits = timeLimits(config);
  const headers = await securityHeaders(parts.system.config);
  const outside = outsideRoutes(headers);
  const adapter = new FastifyAdapter({
    genReqId: () => randomUUID(),
    loggerInstance: log,
    logController: new LogController({
      disableRequestLogging: parts.system.config.logLevel !== 'debug',
      requestIdLogLabel: correlationLabel,
    }),
    bodyLimit: megabyte,
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    routerOptions: { maxParamLength: 200 },
    // Node and Fastify would answer these themselves, in another form.
    requestTimeout: limits.requestTimeout,
    http: { ...limits, requireHostHeader: false },
    return503OnClosing: false,
    ...outside,
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(parts), adapter, {
    logger: nestLog(log),
    abortOnError: false,
    bodyParser: false,
  });
  await app.register(cookie);
  const fastify = app.getHttpAdapter().getInstance();
  readBodies(fastify);
  answerOutsideRoutes(fastify, headers);
  cutSlowBodies(fastify, config, {
    clock: parts.system.clock,
    cut: (error, socket) => outside.clientErrorHandler(error, socket),
  });
  observeRequests(fastify, parts.metrics);
  if (parts.system.tracing !== undefined) traceCalls(fastify, parts.system.tracing);
  serveOpenApi(app);
  if (pages !== undefined) await serveWeb(fastify, pages);
  await app.init();
  await fastify.ready();
  return app;
}
