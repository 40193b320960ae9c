export { type Acceptable, acceptable, acceptLoss } from './accept-loss.js';
export { type BackupMade, backUp } from './backup/back-up.js';
export { keepBackupOf } from './backup/keep-backup.js';
export { leftOut as leftOutOfBackups } from './backup/parts.js';
export { backupAge } from './backup/recorded.js';
export { type Restored, restoreBackup } from './backup/restore.js';
export { type Batch, batches } from './batches.js';
export { closeRequests } from './close-linked-requests.js';
export { listenForOperations, NoServer, remoteOperation } from './control-socket.js';
export { type CopyArgs, type CopyResult, copyLedgers } from './copy-ledger.js';
export { holdsBack } from './dead-letters.js';
export type { Finding } from './doctor/finding.js';
export { doctor } from './doctor.js';
export { applyErasures, type ErasuresApplied } from './erasing/apply-erasures.js';
export {
  approveErasure,
  beginErasure,
  cancelErasure,
  type ErasureNow,
  liftHold,
  mustSee as erasureSeenBy,
  setHold,
} from './erasing/decide-erasure.js';
export { personNamed } from './erasing/erasure-ids.js';
export { type OpenedExport, openExport } from './exports/open-export.js';
export { exportLook, requestExport, runExport } from './exports/run-export.js';
export { feedViews, type ViewBehind, viewsBehind } from './feed-views.js';
export { importPeople } from './import-people.js';
export { ledgerKeys, ledgerKeysOf } from './ledger-keys.js';
export { type LedgerStatus, ledgerStatus } from './ledger-status.js';
export { lackOfMachine } from './machine-lack.js';
export { StoreMetrics, shortSeconds } from './metrics/store-metrics.js';
export { WorkMetrics } from './metrics/work-metrics.js';
export { endOf, type Operation, type OperationPorts, type Operator, type Progress } from './operation.js';
export { type ArgsOf, type OperationName, operations, type ResultOf } from './operations.js';
export { type OutboxRow, outboxPage } from './outbox.js';
export { type OwnedFolder, ownFolder } from './own-folder.js';
export { startProcess } from './process-checkpoints.js';
export { renewLedgerIds } from './renew-ledger-ids.js';
export { DeadLetters } from './skipped-events.js';
export { type LedgerName, type LedgerVerdict, verifyLedgerOf } from './verifying/verify-ledger.js';
export { viewNamed, viewNames, workingViewNames } from './views.js';
