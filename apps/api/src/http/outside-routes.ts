import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { notFound, type Problem, problem } from './problem.js';

/** Headers of every answer. */
export type Headers = Readonly<Record<string, string>>;

const type = 'application/problem+json';
const tooLarge = problem(
  431,
  'headers_too_large',
  'The address and the headers are longer than 16 KiB together.',
);
const tooSlow = problem(408, 'too_slow', 'The request did not arrive in time: send it again.');
const noHttp = problem(400, 'bad_request', 'The request is not valid HTTP: encode the address.');
const noHost = problem(400, 'bad_request', 'The request names no host: send the header Host.');
const twoHosts = problem(400, 'bad_request', 'The request names its host more than once.');
const noAddress = problem(400, 'bad_request', 'The address cannot be read: encode it as UTF-8.');
const noWonders = problem(417, 'bad_request', 'The header Expect asks for what this server does not do.');
const stopping = problem(503, 'stopping', 'The server stops. Try again in a few seconds.');

/** By the code of Node's error; what else cannot be parsed is no HTTP. */
const unreadable: Readonly<Record<string, Problem>> = {
  HPE_HEADER_OVERFLOW: tooLarge,
  ERR_HTTP_REQUEST_TIMEOUT: tooSlow,
};

/**
 * Answers to what never reaches a route, in the form of every other: Node and the router would answer some of it by
 * themselves, without the secure headers and a problem document.
 */
export function outsideRoutes(headers: Headers) {
  return {
    /** What is no HTTP at all, or came too slowly: answered on the socket. */
    clientErrorHandler(error: Pick<NodeJS.ErrnoException, 'code'>, socket: Socket): void {
      if (!socket.writable) return;
      const { status, ...found } = unreadable[error.code ?? ''] ?? noHttp;
      const body = JSON.stringify({ ...found, status });
      const lines = Object.entries({
        ...headers,
        'content-type': type,
        'content-length': Buffer.byteLength(body),
        connection: 'close',
      }).map(([name, value]) => `${name}: ${value}`);
      socket.write(`HTTP/1.1 ${status} ${found.title}\r\n${lines.join('\r\n')}\r\n\r\n${body}`);
      // Whoever never closes the other side would hold the connection all the same.
      socket.destroySoon();
    },

    /** What the router refuses before any route. So long an id names nothing. */
    frameworkErrors({ code }: FastifyError, _request: FastifyRequest, reply: FastifyReply): void {
      const found = code === 'FST_ERR_MAX_PARAM_LENGTH' ? notFound : noAddress;
      void reply.headers(headers).status(found.status).header('content-type', type).send(found);
    },
  };
}

/** Node's own answers of this kind have neither body nor headers: without a host, and for unknown expectations. */
export function answerOutsideRoutes(fastify: FastifyInstance, headers: Headers): void {
  const server = fastify.server as Server;
  server.on('checkExpectation', (_request: IncomingMessage, response: ServerResponse) => {
    const body = JSON.stringify(noWonders);
    const length = { 'content-length': Buffer.byteLength(body) };
    response.writeHead(417, { ...headers, ...length, 'content-type': type, connection: 'close' }).end(body);
  });
  let ends = false;
  fastify.addHook('preClose', (done) => {
    ends = true;
    done();
  });
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.headers(headers);
    const found = ends ? stopping : unreadableRequest(request.raw);
    if (found === undefined) return done();
    if (ends) void reply.headers({ connection: 'close', 'retry-after': '2' });
    void reply.status(found.status).header('content-type', type).send(found);
  });
}

/** What Node and the router would take although it is no request that can be meant. */
function unreadableRequest({ httpVersion, headers, rawHeaders = [], url = '' }: IncomingMessage) {
  if (!headers.host && httpVersion !== '1.0') return noHost;
  if (rawHeaders.filter((each, at) => at % 2 === 0 && /^host$/i.test(each)).length > 1) return twoHosts;
  return isReadable(url) ? undefined : noAddress;
}

/** The router refuses a path that is not UTF-8; a query it would take by its letters, and find nobody. */
function isReadable(url: string): boolean {
  if (!url.includes('%')) return true;
  try {
    decodeURIComponent(url);
    return true;
  } catch {
    return false;
  }
}
