import { recordBackup } from './backup/recorded.js';
import { batchStatus } from './batches.js';
import { changeSealKey } from './change-seal-key.js';
import { closeLinkedRequests } from './close-linked-requests.js';
import { listDeadLetters, showDeadLetter, skipDeadLetter } from './dead-letters.js';
import {
  approveErasureById,
  cancelErasureById,
  holdSubject,
  liftHoldById,
  listErasures,
  shredSubject,
} from './erasing/erasure-commands.js';
import { exportCase, exportPart } from './exports/operations.js';
import { historyAsOf, historyTimeline } from './history.js';
import { historyDisclosures, historyLooks, historyUnusual } from './history-looks.js';
import { importPeople } from './import-people.js';
import { makeTiles } from './make-tiles.js';
import { listOutbox, retryMessage } from './outbox.js';
import { processStatus } from './process-checkpoints.js';
import { retireProjection, rollBackProjection } from './projection-copies.js';
import { projectionStatus } from './projection-status.js';
import { planRebuilding, rebuildViews } from './rebuild-projections.js';
import { rewrapKeys } from './rewrap-keys.js';

/** What the command line may ask of whoever owns the data folder, by name. */
export const operations = {
  'import-people': importPeople,
  'rebuild-projections': rebuildViews,
  'plan-rebuild': planRebuilding,
  'projection-status': projectionStatus,
  'roll-back-projection': rollBackProjection,
  'retire-projection': retireProjection,
  'process-status': processStatus,
  'list-dead-letters': listDeadLetters,
  'show-dead-letter': showDeadLetter,
  'skip-dead-letter': skipDeadLetter,
  'list-outbox': listOutbox,
  'retry-message': retryMessage,
  'batch-status': batchStatus,
  'make-tiles': makeTiles,
  'change-seal-key': changeSealKey,
  'close-linked-requests': closeLinkedRequests,
  'history-timeline': historyTimeline,
  'history-as-of': historyAsOf,
  'history-looks': historyLooks,
  'history-unusual': historyUnusual,
  'history-disclosures': historyDisclosures,
  'record-backup': recordBackup,
  'export-case': exportCase,
  'export-part': exportPart,
  'rewrap-keys': rewrapKeys,
  'shred-subject': shredSubject,
  'approve-erasure': approveErasureById,
  'cancel-erasure': cancelErasureById,
  'list-erasures': listErasures,
  'hold-subject': holdSubject,
  'lift-hold': liftHoldById,
} as const;

export type OperationName = keyof typeof operations;
type Run<Name extends OperationName> = (typeof operations)[Name];
export type ArgsOf<Name extends OperationName> = Parameters<Run<Name>>[1];
export type ResultOf<Name extends OperationName> =
  ReturnType<Run<Name>> extends AsyncGenerator<unknown, infer Result, unknown> ? Result : never;
