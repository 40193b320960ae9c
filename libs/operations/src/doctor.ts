import { checkBackups, checkRenewals } from './doctor/backups.js';
import { despiteLack } from './doctor/despite-lack.js';
import { checkDocuments } from './doctor/documents.js';
import { attempted, type Check, type Finding } from './doctor/finding.js';
import { checkAgainstLedger, checkClock, checkProcesses, checkSeals } from './doctor/ledger.js';
import { checkLedgers } from './doctor/ledgers.js';
import { checkDisk, checkServer } from './doctor/machine.js';
import { checkConfiguration, checkFolder, checkVersions } from './doctor/settings.js';
import { openShared } from './doctor/shared.js';
import { checkFiles, checkMasterKey, checkRecord, type DoctorPorts } from './doctor/stores.js';
import { checkViews } from './doctor/views.js';
import { checkWitness } from './doctor/witness.js';

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
  const looked = <Result>(name: string, check: Check<Result>) =>
    attempted(name, despiteLack(folder.path, check));
  const shared = yield* looked('stores', openShared(config, folder, ports));
  const master = yield* looked('master key', checkMasterKey(shared?.keys, folder, ports));
  const record = master && (yield* looked('data folder', checkRecord(config, folder, master)));
  yield* looked('stores', checkFiles(folder));
  yield* looked('documents', checkDocuments(config, folder, ports, shared?.readStore));
  const { main, looks } = (yield* looked('stores', checkLedgers(config, folder, ports))) ?? {};
  try {
    const compared = master && { folder, settings: config, master, record };
    const asking = master && { config, folder, master, clock: ports.clock };
    yield* looked('backups', checkBackups(config, record, ports.clock));
    if (looks !== undefined) yield* looked('renewals', checkRenewals('looks', looks));
    if (looks !== undefined && compared !== undefined)
      yield* looked('seals', checkSeals('looks', looks, compared));
    if (looks !== undefined && asking !== undefined)
      yield* looked('witness', checkWitness('looks', looks, asking));
    if (main === undefined) return;
    yield* looked('renewals', checkRenewals('main', main));
    yield* looked('clock', checkClock(main, ports.clock));
    if (compared !== undefined) yield* looked('seals', checkSeals('main', main, compared));
    if (asking !== undefined) yield* looked('witness', checkWitness('main', main, asking));
    if (shared === undefined) return;
    yield* looked('stores', checkAgainstLedger(main, shared, config));
    yield* looked('processes', checkProcesses(main, shared.checkpoints));
    yield* looked('projections', checkViews({ main, looks }, shared.readStore, shared.deadLetters));
  } finally {
    await main?.close();
    await looks?.close();
    await shared?.close();
  }
}
