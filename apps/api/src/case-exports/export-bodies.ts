import type { ExportProgress } from '#audit';
import { type CaseExport, type CaseExportDocument, failureTexts } from '#contexts/case-exports';
import type { Instant } from '#kernel';
import type { ExportResponse } from './exports.response.js';

/** What the list knows of an export and what its own stream says, told alike. */
export type Told = Omit<CaseExportDocument, 'personIds' | 'fileId'>;

export const toldOf = (found: Exclude<CaseExport, { is: 'nothing' }>): Told => ({
  exportId: found.exportId,
  caseNumber: found.caseNumber,
  household: found.household,
  by: found.by,
  requestedAt: found.requestedAt,
  state: found.is,
  events: 'events' in found ? found.events : null,
  size: found.is === 'kept' ? found.size : null,
  until: found.is === 'kept' ? found.until : 'endedAt' in found ? found.endedAt : null,
  why: 'why' in found ? found.why : null,
});

interface Beside {
  readonly name: string;
  readonly now: Instant;
  readonly progress: ExportProgress | undefined;
}

export function exportBody(told: Told, { name, now, progress }: Beside): ExportResponse {
  const state = stateOf(told, now);
  const steps = 2 * (told.events ?? 0);
  return {
    exportId: told.exportId,
    case: told.caseNumber,
    household: told.household,
    by: { id: told.by.id, name },
    requestedAt: told.requestedAt,
    state,
    goneAt: state === 'done' || state === 'gone' ? told.until : null,
    done: state === 'running' ? (progress?.done ?? 0) : steps,
    total: state === 'running' ? progress?.total || steps : steps,
    size: state === 'done' ? told.size : null,
    reason: reasonOf(told, state),
  };
}

function stateOf({ state, until }: Told, now: Instant): ExportResponse['state'] {
  if (state === 'requested' || state === 'prepared') return 'running';
  if (state !== 'kept') return state;
  return until !== null && until <= now ? 'gone' : 'done';
}

function reasonOf({ why }: Told, state: ExportResponse['state']): string | null {
  if (state === 'failed') return failureTexts[(why ?? 'failed') as keyof typeof failureTexts];
  if (state !== 'gone') return null;
  return why === 'erased'
    ? 'Somebody in it was erased, so it was destroyed at once. Prepare it again for what is left.'
    : 'Its time was over. Prepare it again.';
}
