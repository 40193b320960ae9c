import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { rebuildOutdated } from '#composition';
import { listenForOperations, type OperationPorts } from '#operations';
import { type Config, expectNoArguments, readConfig } from '#settings';
import { firstStart } from './first-start.js';
import { createLog } from './logging.js';
import { refusalToStart } from './refusals-to-start.js';
import { start } from './start.js';
import { welcome } from './welcome.js';

/** This file is dist/apps/api/src/serve.js; the pages are built into dist/web. */
const pages = join(import.meta.dirname, '..', '..', '..', 'web');

// A terminal that was closed must not end the server.
process.stdout.on('error', () => undefined);
const say = (line: string) => void process.stdout.write(`${line}\n`);

try {
  expectNoArguments(process.argv.slice(2));
  if (existsSync('.env')) process.loadEnvFile('.env');
  await serve(readConfig({ ...process.env, LOG_LEVEL: process.env.LOG_LEVEL || usualLogLevel() }));
} catch (error) {
  const refusal = refusalToStart(error, resolve(process.env.DATA_DIR || './data'));
  process.stderr.write(`${refusal ?? (error instanceof Error ? error.stack : String(error))}\n`);
  process.exit(refusal === undefined ? 1 : 2);
}

/** A person at a terminal reads the welcome; a log collector wants everything. */
function usualLogLevel(): string {
  return process.stdout.isTTY ? 'warn' : 'info';
}

async function serve(config: Config): Promise<void> {
  const stopping = new AbortController();
  let stop = async () => say('Stopped. What was begun goes on at the next start.');
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      if (stopping.signal.aborted) process.exit(1);
      stopping.abort();
      void stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  await firstStart(config, process.env, say);
  const { app, system, runtime, stop: end } = await start(config, { env: process.env, pages });
  stop = async () => {
    say('Stopping: requests that run are finished. Ctrl-C again stops at once.');
    await end();
  };
  const log = createLog(config);
  try {
    const ports: OperationPorts = {
      system,
      projections: runtime.projections,
      seal: () => runtime.seal(),
      changeSealKey: (by, reason) => runtime.changeSealKey(by, reason),
    };
    system.onClose(await listenForOperations(system.folder.socket, ports, log));
    // Nest's own `listen` would log a refusal besides; the application is initialised already.
    await app.getHttpAdapter().getInstance().listen({ port: config.port, host: config.host });
  } catch (error) {
    await end();
    throw error;
  }
  // With PORT=0 the system has chosen one.
  const { port } = app.getHttpServer().address() as AddressInfo;
  say(welcome({ ...config, port }));
  void rebuildOutdated({ system, projections: runtime.projections, log }, stopping.signal);
}
