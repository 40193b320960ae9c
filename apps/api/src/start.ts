import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DestinationStream } from 'pino';
import {
  openSystem,
  openTracing,
  outgoing,
  Runtime,
  type System,
  type SystemOptions,
  startProjections,
  startRuntime,
} from '#composition';
import { descriptorLimit } from '#kernel';
import { applyErasures } from '#operations';
import { type Config } from '#settings';
import { Draining } from './health/draining.js';
import { limitConnections } from './http/connection-limit.js';
import { Connections } from './http/connections.js';
import { LiveHub } from './live/live-hub.js';
import { createLog } from './logging.js';
import { Metrics } from './metrics/metrics.js';
import { createApp } from './server.js';

export interface Running {
  readonly app: NestFastifyApplication;
  readonly system: System;
  readonly runtime: Runtime;
  /** Takes no new requests, finishes the running ones, seals, closes the stores. */
  readonly stop: () => Promise<void>;
}

export interface StartOptions extends SystemOptions {
  /** Folder of the built pages; without it only the API is served. */
  readonly pages?: string;
  /** Where the log goes; without it to standard output. */
  readonly logTo?: DestinationStream;
}

/** Opens the data folder and starts everything, not listening yet. */
export async function start(
  config: Config,
  { pages, logTo, ...options }: StartOptions = {},
): Promise<Running> {
  const metrics = new Metrics();
  const log = createLog(config, logTo);
  const system = await openSystem(config, {
    ...options,
    observe: metrics.commandSeen,
    observeAppend: metrics.stores.appended,
    tracing: await openTracing(config, 'caseledger', log),
    log,
  });
  try {
    const transport = outgoing(config.mail, system.clock);
    system.onClose(() => transport.close());
    const threads = options.threads ?? true;
    const projections = metrics.stores.watching(await startProjections(system, log, { threads }));
    const runtime = await startRuntime({
      system,
      projections,
      transport,
      log,
    });
    // Whoever was erased is, before anybody is answered.
    await applyErasures(system);
    const app = await createApp({ system, runtime, metrics }, log, pages);
    limitConnections(app.getHttpServer(), descriptorLimit(), { clock: system.clock, log });
    const connections = new Connections(app.getHttpServer(), system.clock);
    const stop = async () => {
      app.get(Draining).begun = true;
      app.get(LiveHub).stop();
      await connections.end(() => app.close());
      await system.close();
    };
    return { app, system, runtime, stop };
  } catch (error) {
    await system.close().catch(() => undefined);
    throw error;
  }
}
