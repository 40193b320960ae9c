import type { FileId, Instant, PersonId } from '#kernel';
import { refuse } from '../refusals.js';
import type { FailureReason } from '../values.js';
import type { CaseExportEvent } from './events.js';
import type { CaseExport } from './state.js';

export interface PrepareExport {
  readonly kind: 'prepare';
  readonly personIds: readonly PersonId[];
  readonly sums: string;
  readonly events: number;
  readonly hashes: number;
  readonly opened: number;
  readonly at: Instant;
}

/** Fixes what the package says, before it is proved. @throws Refused where it has ended meanwhile */
export function prepareExport(
  { kind: _, ...facts }: PrepareExport,
  before: CaseExport,
): readonly CaseExportEvent[] {
  if (before.is !== 'requested') throw refuse('ended');
  const { exportId, caseNumber, household, by } = before;
  return [{ type: 'ExportPrepared', data: { exportId, caseNumber, household, by, ...facts } }];
}

export interface KeepExport {
  readonly kind: 'keep';
  readonly fileId: FileId;
  readonly size: number;
  readonly digest: string;
  readonly until: Instant;
  readonly at: Instant;
}

/** @throws Refused where somebody in it was erased before it was kept */
export function keepExport({ kind: _, ...kept }: KeepExport, before: CaseExport): readonly CaseExportEvent[] {
  if (before.is !== 'prepared') throw refuse('ended');
  return [{ type: 'ExportKept', data: { exportId: before.exportId, ...kept } }];
}

export interface FailExport {
  readonly kind: 'fail';
  readonly why: FailureReason;
  readonly at: Instant;
}

/** One that has ended already stays as it ended. */
export function failExport({ why, at }: FailExport, before: CaseExport): readonly CaseExportEvent[] {
  if (before.is !== 'requested' && before.is !== 'prepared') return [];
  return [{ type: 'ExportFailed', data: { exportId: before.exportId, why, at } }];
}
