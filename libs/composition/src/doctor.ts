import type { Finding } from './doctor/finding.js';
import { checkClock, checkProcesses, checkSeals } from './doctor/ledger.js';
import { checkDisk, checkServer } from './doctor/machine.js';
import { checkConfiguration, checkFolder, checkVersions } from './doctor/settings.js';
import { checkFiles, checkKeys, checkLedgers, type DoctorPorts } from './doctor/stores.js';
import { checkViews } from './doctor/views.js';

export type { DoctorPorts, Finding };

/**
 * `caseledger doctor`: configuration, data folder, stores, keys, clock, disk, versions, views. Changes nothing, and
 * works beside a running server. Reads every file whole, so it takes a while on a large ledger.
 */
export async function* doctor(
  program: { readonly version: string },
  ports: DoctorPorts,
): AsyncGenerator<Finding, void, void> {
  yield* checkVersions(program.version);
  const config = yield* checkConfiguration(ports.env);
  if (config === undefined) return;
  const folder = yield* checkFolder(config);
  if (folder === undefined) return;
  yield* checkServer(folder);
  yield* checkDisk(folder);
  yield* checkKeys(folder, ports);
  yield* checkFiles(folder);
  const store = yield* checkLedgers(folder, ports);
  if (store === undefined) return;
  try {
    yield* checkClock(store, ports.clock);
    yield* checkSeals(store, folder);
    yield* checkProcesses(store, folder);
    yield* checkViews(store, folder);
  } finally {
    await store.close();
  }
}
