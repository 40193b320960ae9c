import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Registry } from 'prom-client';
import { type Runtime, readinessAnswer, type System } from '#composition';
import { WorkMetrics } from '#operations';
import { type Config } from '#settings';

interface Watched {
  readonly system: System;
  readonly runtime: Runtime;
  /** What else is counted in this process. */
  readonly registry: Registry;
}

interface Probes {
  /** `http://127.0.0.1:9464` */
  readonly url: string;
  stop(): Promise<void>;
}

/** `/health/live`, `/health/ready` and `/metrics` of a process that answers nothing else. */
export async function serveProbes(
  { port, host }: Pick<Config, 'port' | 'host'>,
  { registry, ...watched }: Watched,
): Promise<Probes> {
  const work = new WorkMetrics(registry, watched);
  const server = createServer((request, response) => {
    const answer = async (): Promise<readonly [status: number, type: string, body: string]> => {
      switch (request.url ?? '') {
        case '/health/live':
          return [200, 'application/json', '{"status":"ok"}'];
        case '/health/ready': {
          const { ok, body } = await readinessAnswer(watched);
          return [ok ? 200 : 503, 'application/json', JSON.stringify(body)];
        }
        case '/metrics':
          await work.read();
          return [200, registry.contentType, await registry.metrics()];
        default:
          return [404, 'text/plain', 'not found'];
      }
    };
    answer().then(
      ([status, type, body]) => response.writeHead(status, { 'content-type': type }).end(body),
      () => response.writeHead(503, { 'content-type': 'text/plain', 'retry-after': '5' }).end('unavailable'),
    );
  });
  await listening(server, port, host);
  // With PORT=0 the system has chosen one.
  const { port: chosen } = server.address() as AddressInfo;
  return {
    url: `http://${host}:${chosen}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const listening = (server: Server, port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve());
  });
