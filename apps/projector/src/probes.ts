import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { type Runtime, readinessAnswer, type System } from '#composition';
import { type Config } from '#settings';

interface Watched {
  readonly system: System;
  readonly runtime: Runtime;
}

interface Probes {
  /** `http://127.0.0.1:9464` */
  readonly url: string;
  stop(): Promise<void>;
}

const notFed: ReadonlySet<string> = new Set(['standby', 'unfed', 'stopped']);

/** `/health/live`, `/health/ready` and `/metrics` of a process that answers nothing else. */
export async function serveProbes(
  { port, host }: Pick<Config, 'port' | 'host'>,
  watched: Watched,
): Promise<Probes> {
  const metrics = metricsOf(watched);
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
          return [200, metrics.registry.contentType, await metrics.read()];
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

function metricsOf({ system, runtime }: Watched) {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const lag = new Gauge({
    name: 'caseledger_projection_lag_events',
    help: 'Events that a view has not folded yet.',
    labelNames: ['view'],
    registers: [registry],
  });
  const fed = new Gauge({
    name: 'caseledger_projection_fed_here',
    help: '1 while this process feeds the view.',
    labelNames: ['view'],
    registers: [registry],
  });
  const waiting = new Gauge({
    name: 'caseledger_process_waiting_events',
    help: 'Events that wait for a process.',
    labelNames: ['process'],
    registers: [registry],
  });
  const depth = new Gauge({
    name: 'caseledger_outbox_depth',
    help: 'Messages that wait or failed.',
    registers: [registry],
  });
  const refused = new Gauge({
    name: 'caseledger_sealing_refused',
    help: '1 while a ledger is not sealed, for something contradicts something: see the log.',
    labelNames: ['ledger'],
    registers: [registry],
  });
  const read = async () => {
    const contradicted = new Set(runtime.sealingRefused().map(({ ledger }) => ledger));
    for (const ledger of ['main', 'looks'] as const)
      refused.set({ ledger }, contradicted.has(ledger) ? 1 : 0);
    for (const { name, role, lagEvents, state } of await runtime.projections.status()) {
      if (role !== 'live') continue;
      lag.set({ view: name }, lagEvents);
      fed.set({ view: name }, notFed.has(state) ? 0 : 1);
    }
    for (const each of runtime.processes()) waiting.set({ process: each.name }, each.waiting);
    depth.set(await system.queries.outbox.depth());
    return registry.metrics();
  };
  return { registry, read };
}

const listening = (server: Server, port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve());
  });
