import { despiteLack } from './doctor/despite-lack.js';
import type { Finding } from './doctor/finding.js';
import { checkClock, checkProcesses, checkSeals } from './doctor/ledger.js';
import { checkLedgers } from './doctor/ledgers.js';
import { checkDisk, checkServer } from './doctor/machine.js';
import { checkConfiguration, checkFolder, checkVersions } from './doctor/settings.js';
import { openShared } from './doctor/shared.js';
import { checkFiles, checkKeys, type DoctorPorts } from './doctor/stores.js';
import { checkViews } from './doctor/views.js';

export type { DoctorPorts, Finding };

/**
 * `caseledger doctor`: configuration, data folder, stores, keys, clock, disk, versions, views. Changes nothing, and
 * works beside running servers. Reads every file whole, so it takes a while on a large ledger; servers of stores are only
 * asked.
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
  const looked = <Result>(check: AsyncGenerator<Finding, Result> | Generator<Finding, Result>) =>
    despiteLack(folder.path, check);
  const shared = yield* looked(openShared(config, folder, ports));
  if (shared?.keys !== undefined) yield* looked(checkKeys(shared.keys, folder, ports));
  yield* looked(checkFiles(folder));
  const store = yield* looked(checkLedgers(config, folder, ports));
  try {
    if (store === undefined) return;
    yield* looked(checkClock(store, ports.clock));
    yield* looked(checkSeals(store, folder, { othersSeal: config.readStore.kind === 'mongodb' }));
    if (shared === undefined) return;
    yield* looked(checkProcesses(store, shared.checkpoints));
    yield* looked(checkViews(store, shared.readStore, shared.deadLetters));
  } finally {
    await store?.close();
    await shared?.close();
  }
}
