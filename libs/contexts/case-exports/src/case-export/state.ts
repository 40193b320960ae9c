import type { Actor, CaseNumber, FileId, Instant, PersonId } from '#kernel';
import type { EndReason, ExportId, FailureReason } from '../values.js';
import type { CaseExportEvent } from './events.js';

interface Known {
  readonly exportId: ExportId;
  readonly caseNumber: CaseNumber;
  readonly household: boolean;
  readonly by: Actor;
  readonly requestedAt: Instant;
}

interface Fixed extends Known {
  readonly personIds: readonly PersonId[];
  readonly events: number;
}

export interface KeptExport extends Fixed {
  readonly is: 'kept';
  readonly fileId: FileId;
  readonly size: number;
  readonly until: Instant;
}

/** `case-export-{exportId}` */
export type CaseExport =
  | { readonly is: 'nothing' }
  | (Known & { readonly is: 'requested' })
  | (Fixed & { readonly is: 'prepared' })
  | KeptExport
  | (Known & { readonly is: 'failed'; readonly why: FailureReason; readonly endedAt: Instant })
  | (Fixed & {
      readonly is: 'gone';
      readonly why: EndReason;
      readonly endedAt: Instant;
      /** Of one that was kept: its bytes are to be removed. */
      readonly fileId?: FileId;
    });

export const noExport: CaseExport = { is: 'nothing' };

/** Total. */
export function evolveExport(before: CaseExport, { type, data }: CaseExportEvent): CaseExport {
  switch (type) {
    case 'ExportRequested': {
      const { exportId, caseNumber, household, by, at } = data;
      return { is: 'requested', exportId, caseNumber, household, by, requestedAt: at };
    }
    case 'ExportPrepared':
      if (before.is !== 'requested') return before;
      return { ...before, is: 'prepared', personIds: data.personIds, events: data.events };
    case 'ExportKept':
      if (before.is !== 'prepared') return before;
      return { ...before, is: 'kept', fileId: data.fileId, size: data.size, until: data.until };
    case 'ExportFailed':
      if (before.is === 'nothing') return before;
      return { ...known(before), is: 'failed', why: data.why, endedAt: data.at };
    case 'ExportGone':
      if (before.is !== 'prepared' && before.is !== 'kept') return before;
      return {
        ...known(before),
        is: 'gone',
        personIds: before.personIds,
        events: before.events,
        ...(before.is === 'kept' && { fileId: before.fileId }),
        why: data.why,
        endedAt: data.at,
      };
  }
}

const known = ({ exportId, caseNumber, household, by, requestedAt }: Known): Known => ({
  exportId,
  caseNumber,
  household,
  by,
  requestedAt,
});
