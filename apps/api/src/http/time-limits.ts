import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { Clock } from '#kernel';

interface Limits {
  /** Seconds in which a request must have arrived that is no upload. */
  readonly requestSeconds: number;
}

/** Ten megabytes over a slow phone. */
const uploadMilliseconds = 300_000;

/**
 * How long a request may take to arrive. Node looks for late ones from time to time only, and leaves headers time of
 * their own: unless all of these are set, a slow body holds its connection long past its limit, or for ever. Its one limit
 * for bodies is that of uploads; `cutSlowBodies` has the other one.
 */
export function timeLimits({ requestSeconds }: Limits) {
  const milliseconds = requestSeconds * 1_000;
  return {
    requestTimeout: Math.max(milliseconds, uploadMilliseconds),
    headersTimeout: Math.min(milliseconds, 15_000),
    connectionsCheckingInterval: Math.min(milliseconds / 4, 5_000),
  };
}

/** Cuts requests that are no uploads after a shorter time. `cut`: answers on the socket, and ends it. */
export function cutSlowBodies(
  fastify: FastifyInstance,
  { requestSeconds }: Limits,
  { clock, cut }: { readonly clock: Clock; readonly cut: (error: { code: string }, socket: Socket) => void },
): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    const { raw } = request;
    const { headers } = raw;
    const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
    if (hasBody && !/^multipart\/form-data\b/i.test(headers['content-type'] ?? '')) {
      const arrived = new AbortController();
      const stop = () => arrived.abort();
      raw.once('end', stop).once('close', stop);
      // One that was answered without its body being read is Node's to end.
      reply.raw.once('finish', stop);
      void clock.sleep(requestSeconds * 1_000, arrived.signal).then(() => {
        if (arrived.signal.aborted) return;
        if (reply.raw.headersSent) raw.socket.destroy();
        else cut({ code: 'ERR_HTTP_REQUEST_TIMEOUT' }, raw.socket);
      });
    }
    done();
  });
}
