import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { accountLinkDecider, submissionOf } from '#case-linking';
import { accountId, countyCode, type Instant } from '#kernel';
import { MovableClock } from '#kernel/testing';
import { readConfig } from '../config.js';
import { startProjections } from '../start-projections.js';
import { openSystem } from '../system.js';
import type { DemoCustomer } from './facts.js';
import { makeDemo } from './make-demo.js';

test('look', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'demo-'));
  const config = readConfig({ DATA_DIR: dataDir, DEMO_DATA: process.env.N ?? '3000' });
  const system = await openSystem(config, { threads: false });
  const projections = await startProjections(system, pino({ level: 'warn' }), { threads: false });
  system.onClose(() => projections.stop());
  const t0 = performance.now();
  await makeDemo(system, projections, (line) => process.stderr.write(`${Math.round(performance.now() - t0)} ${line}\n`));
  process.stderr.write(`${Math.round(performance.now() - t0)} made\n`);
  const head = await system.store.head();
  for (const { name } of await projections.status())
    process.stderr.write(`${name} ${await system.checkpoints.waitFor(name, head!, 60_000)} ${Math.round(performance.now() - t0)}\n`);
  const types = new Map<string, number>();
  for await (const page of system.store.readAll()) for (const e of page) types.set(e.type, (types.get(e.type) ?? 0) + 1);
  process.stderr.write(`${JSON.stringify(Object.fromEntries(types), null, 1)}\n`);
  for (const status of ['Pending', 'Processed', 'Rejected'] as const)
    for (const c of ['19', '34', '37', '30', '01']) {
      const found = await system.queries.searchRequests.search({ county: countyCode(c), status, page: 1, pageSize: 25, order: 'newest' });
      process.stderr.write(`${status} ${c} ${JSON.stringify(found.total)}\n`);
    }
  process.stderr.write(readFileSync(join(dataDir, 'demo', 'customers.json'), 'utf8'));
  await system.close();
  rmSync(dataDir, { recursive: true });
}, 120_000);
