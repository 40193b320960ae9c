import type { Instant } from '#kernel';
import type { EndReason } from '../values.js';
import type { CaseExportEvent } from './events.js';
import type { CaseExport } from './state.js';

export interface EndExport {
  readonly kind: 'end';
  readonly why: EndReason;
  readonly at: Instant;
}

/** Its time is over, or somebody in it was erased: then also one that is still being made (rule A68). */
export function endExport({ why, at }: EndExport, before: CaseExport): readonly CaseExportEvent[] {
  const isThere = before.is === 'kept' || (why === 'erased' && before.is === 'prepared');
  if (!isThere || (why === 'expired' && before.is === 'kept' && before.until > at)) return [];
  return [{ type: 'ExportGone', data: { exportId: before.exportId, why, at } }];
}
