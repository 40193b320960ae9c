import type { FastifyInstance } from 'fastify';
import type { Metrics } from './metrics.js';

/** Built files carry a hash in their names: with a label for each, every release would add its own for ever. */
const labelOf = (route = 'unknown'): string => (route.startsWith('/assets/') ? '/assets/*' : route);

/** Counts every request by its route, never by its address. */
export function observeRequests(fastify: FastifyInstance, { requests }: Pick<Metrics, 'requests'>): void {
  fastify.addHook('onResponse', (request, reply, done) => {
    const { method, routeOptions } = request;
    const labels = { method, route: labelOf(routeOptions.url), status: reply.statusCode };
    requests.observe(labels, reply.elapsedTime / 1000);
    done();
  });
}
