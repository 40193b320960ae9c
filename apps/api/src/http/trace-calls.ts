import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { TracedCall, Tracing } from '#kernel';

/** Probes come every few seconds and files are no calls: neither is traced. */
const isCall = ({ routeOptions }: FastifyRequest): boolean => routeOptions.url?.startsWith('/api/') === true;

/** Every call of the API is traced by the pattern of its route, never by its address. */
export function traceCalls(fastify: FastifyInstance, tracing: Tracing): void {
  const calls = new WeakMap<FastifyRequest, TracedCall>();
  fastify.addHook('onRequest', (request, _reply, done) => {
    if (!isCall(request)) return done();
    const { method, routeOptions, headers, id } = request;
    const route = routeOptions.url ?? 'unknown';
    const { traceparent } = headers;
    const call = tracing.call({
      name: `${method} ${route}`,
      correlationId: id,
      facts: { 'http.request.method': method, 'http.route': route },
      ...(typeof traceparent === 'string' && { traceparent }),
    });
    calls.set(request, call);
    done();
  });
  // Not before: reading a body begins anew with each piece that comes over the network.
  fastify.addHook('preHandler', (request, _reply, done) => {
    const call = calls.get(request);
    if (call === undefined) done();
    else call.within(done);
  });
  fastify.addHook('onResponse', (request, { statusCode }, done) => {
    calls
      .get(request)
      ?.ended({ 'http.response.status_code': statusCode }, statusCode >= 500 ? 'failed' : 'done');
    done();
  });
}
