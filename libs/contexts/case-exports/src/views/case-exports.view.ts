import type { Actor, CaseNumber, FileId, Instant, PersonId } from '#kernel';
import type { ViewSchema } from '#read-store';
import type { ExportId } from '../values.js';

/** One export of a case. */
export interface CaseExportDocument {
  readonly exportId: ExportId;
  readonly caseNumber: CaseNumber;
  readonly household: boolean;
  readonly by: Actor;
  readonly requestedAt: Instant;
  readonly state: 'requested' | 'prepared' | 'kept' | 'failed' | 'gone';
  /** Whose data can be read in it; none before it is prepared. */
  readonly personIds: readonly PersonId[];
  readonly events: number | null;
  readonly fileId: FileId | null;
  readonly size: number | null;
  /** When it will be gone, or was. */
  readonly until: Instant | null;
  /** Why it failed, or is gone. */
  readonly why: string | null;
}

export const personTag = 'person';
export const fileTag = 'file';

export const caseExportsView: ViewSchema = {
  name: 'case-exports',
  version: 1,
  fields: { state: 'text', requestedAt: 'text', until: 'text' },
  indexes: [['requestedAt'], ['state', 'until'], ['state', 'requestedAt']],
  tagged: true,
};
