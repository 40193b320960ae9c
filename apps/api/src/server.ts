import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { LogController } from 'fastify';
import type { Logger } from 'pino';
import { AppModule, type AppParts } from './app.module.js';
import { securityHeaders } from './http/security-headers.js';
import { nestLog } from './logging.js';
import { serveOpenApi } from './openapi/index.js';

const megabyte = 1024 * 1024;

/** The HTTP application, not listening yet. */
export async function createApp(parts: AppParts, log: Logger): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    genReqId: () => randomUUID(),
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: parts.system.config.logLevel !== 'debug' }),
    bodyLimit: megabyte,
    trustProxy: false,
    routerOptions: { maxParamLength: 200 },
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(parts), adapter, {
    logger: nestLog(log),
    abortOnError: false,
  });
  await app.register(cookie);
  const fastify = app.getHttpAdapter().getInstance();
  const { requests } = parts.metrics;
  const headers = await securityHeaders(parts.system.config);
  fastify.addHook('onRequest', (_request, reply, done) => {
    void reply.headers(headers);
    done();
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    requests.observe(
      { method: request.method, route: request.routeOptions.url ?? 'unknown', status: reply.statusCode },
      reply.elapsedTime / 1000,
    );
    done();
  });
  serveOpenApi(app);
  await app.init();
  await fastify.ready();
  return app;
}
