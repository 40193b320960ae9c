import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import pino from 'pino';
import { collectDefaultMetrics, Registry } from 'prom-client';
import {
  openSystem,
  openTracing,
  outgoing,
  rebuildOutdated,
  startProjections,
  startRuntime,
} from '#composition';
import { lackOfMachine, StoreMetrics } from '#operations';
import { expectNoArguments, readConfig } from '#settings';
import { serveProbes } from './probes.js';

// Feeds views and runs processes beside other projectors: each view by whoever holds its lease.
const say = (line: string) => void process.stdout.write(`${line}\n`);

try {
  expectNoArguments(process.argv.slice(2));
  if (existsSync('.env')) process.loadEnvFile('.env');
  const config = readConfig({ ...process.env, PROJECTIONS: 'here' });
  if (config.readStore.kind === 'sqlite' || config.eventStore.kind === 'sqlite')
    throw new Error(
      'a projector shares its work with others: it needs EVENT_STORE=eventstoredb and READ_STORE=mongodb. With embedded stores the server does this work itself (npm start).',
    );
  const log = pino({ level: config.logLevel });
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const stores = new StoreMetrics(registry);
  const system = await openSystem(config, {
    env: process.env,
    observeAppend: stores.appended,
    tracing: await openTracing(config, 'caseledger-projector', log),
    log,
  });
  const transport = outgoing(config.mail, system.clock);
  system.onClose(() => transport.close());
  const projections = stores.watching(await startProjections(system, log, { threads: false }));
  const runtime = await startRuntime({ system, projections, transport, log });
  const probes = await serveProbes(config, { system, runtime, registry });
  const stopping = new AbortController();
  const rebuilding = rebuildOutdated({ system, projections, log }, stopping.signal);
  const stop = async () => {
    say('Stopping: what is held is handed over.');
    stopping.abort();
    await probes.stop();
    await rebuilding;
    await system.close();
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      if (stopping.signal.aborted) process.exit(1);
      void stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  say(`The projector is ready: ${probes.url} answers /health/ready and /metrics`);
} catch (error) {
  const lack = lackOfMachine(error, resolve(process.env.DATA_DIR || './data'));
  process.stderr.write(`${lack ?? (error instanceof Error ? error.message : String(error))}\n`);
  process.exit(2);
}
