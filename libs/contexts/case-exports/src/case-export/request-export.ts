import type { Actor, CaseNumber, Instant } from '#kernel';
import { refuse } from '../refusals.js';
import type { ExportId } from '../values.js';
import type { CaseExportEvent } from './events.js';
import type { CaseExport } from './state.js';

export interface RequestExport {
  readonly kind: 'request';
  readonly exportId: ExportId;
  readonly caseNumber: CaseNumber;
  readonly household: boolean;
  readonly by: Actor;
  readonly at: Instant;
}

/** Auditors alone take a case out of the agency's hands (rule A60). @throws Refused */
export function requestExport(
  { exportId, caseNumber, household, by, at }: RequestExport,
  before: CaseExport,
): readonly CaseExportEvent[] {
  if (by.kind !== 'auditor') throw refuse('auditors_only');
  if (before.is !== 'nothing') return [];
  return [{ type: 'ExportRequested', data: { exportId, caseNumber, household, by, at } }];
}
