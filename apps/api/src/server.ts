import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import cookie from '@fastify/cookie';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type FastifyError, type FastifyReply, type FastifyRequest, LogController } from 'fastify';
import type { Logger } from 'pino';
import { AppModule, type AppParts } from './app.module.js';
import { readBodies } from './http/body-rules.js';
import { notFound, problem } from './http/problem.js';
import { securityHeaders } from './http/security-headers.js';
import { nestLog } from './logging.js';
import { serveOpenApi } from './openapi/index.js';
import { serveWeb } from './web/serve-web.js';

const megabyte = 1024 * 1024;

/** What is no HTTP at all never reaches a route: it is answered on the socket, in the same form. */
function unreadableRequest(_error: Error, socket: Socket): void {
  if (!socket.writable) return;
  const body = JSON.stringify(
    problem(400, 'bad_request', 'The request is not valid HTTP: encode the address.'),
  );
  const head = `HTTP/1.1 400 Bad Request\r\nContent-Type: application/problem+json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close`;
  socket.end(`${head}\r\n\r\n${body}`);
}

/** What the router refuses before any route. So long an id names nothing. */
function unroutableRequest({ code }: FastifyError, _request: FastifyRequest, reply: FastifyReply): void {
  const found =
    code === 'FST_ERR_MAX_PARAM_LENGTH'
      ? notFound
      : problem(400, 'bad_request', 'The address cannot be read: encode it.');
  void reply.status(found.status).header('content-type', 'application/problem+json').send(found);
}

/** The HTTP application, not listening yet. With `pages`, the folder of the built pages, it serves those too. */
export async function createApp(
  parts: AppParts,
  log: Logger,
  pages?: string,
): Promise<NestFastifyApplication> {
  const { trustedProxies } = parts.system.config;
  const adapter = new FastifyAdapter({
    genReqId: () => randomUUID(),
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: parts.system.config.logLevel !== 'debug' }),
    bodyLimit: megabyte,
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    routerOptions: { maxParamLength: 200 },
    clientErrorHandler: unreadableRequest,
    frameworkErrors: unroutableRequest,
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(parts), adapter, {
    logger: nestLog(log),
    abortOnError: false,
    bodyParser: false,
  });
  await app.register(cookie);
  const fastify = app.getHttpAdapter().getInstance();
  readBodies(fastify);
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
  if (pages !== undefined) await serveWeb(app, pages);
  await app.init();
  await fastify.ready();
  return app;
}
