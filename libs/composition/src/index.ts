export { auditPorts, auditViews } from './audit-ports.js';
export {
  catalogues,
  contexts,
  eventTypeNames,
  eventTypes,
  inWords,
  mails,
  projections,
  queriesOn,
  viewsOf,
} from './contexts.js';
export { renewedName } from './hosting/announced-renewals.js';
export { type BatchCounts, type BatchRun, BatchRuns } from './hosting/batch-runs.js';
export { beginProcesses, processesMustHaveBegun, processNames } from './hosting/begin-processes.js';
export {
  type DataFolder,
  DataFolderRefused,
  manifestOf,
  mustBeWritable,
  openDataFolder,
  pathsIn,
  restoringIn,
} from './hosting/data-folder.js';
export { type StampedFile, stampFiles } from './hosting/folder/folder-files.js';
export { type Accepted, FolderRecord, type RecordedBackup } from './hosting/folder/folder-record.js';
export { filesFaults, isNewFolder } from './hosting/folder/kept-folder.js';
export {
  checkpointFaults,
  clockFault,
  keylessSubjects,
  ledgerFaults,
} from './hosting/folder/ledger-faults.js';
export { recordAnew } from './hosting/folder/record-anew.js';
export { type LagSample, lagHistory } from './hosting/lag-history.js';
export { makeFolder } from './hosting/make-folder.js';
export { holderName, Membership } from './hosting/membership.js';
export { nextNight } from './hosting/nightly.js';
export { outgoing } from './hosting/outgoing.js';
export { decode, type ProjectionsHost } from './hosting/projections-host.js';
export { type Readiness, readinessAnswer, readinessCheck } from './hosting/readiness.js';
export { rebuildOutdated } from './hosting/rebuild-outdated.js';
export { Recurring } from './hosting/recurring.js';
export { exportNotes, nightlyTimers, Runtime, startRuntime } from './hosting/runtime.js';
export { type ChangedKey, Sealing } from './hosting/sealing.js';
export { startProjections } from './hosting/start-projections.js';
export { openLedger, renewLedgerId, type StoreSettings } from './hosting/stores.js';
export { openSystem, processesLease, System, type SystemOptions } from './hosting/system.js';
export { openTracing } from './hosting/tracing/open-tracing.js';
export { cosignedTopic, type WitnessState } from './hosting/witnessing.js';
export { looksCaughtUp, looksPorts } from './looks-ports.js';
