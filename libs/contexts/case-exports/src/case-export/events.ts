import {
  type Actor,
  type CaseNumber,
  catalogue,
  type EventsOf,
  event,
  type FileId,
  type Instant,
  type PersonId,
} from '#kernel';
import type { EndReason, ExportId, FailureReason } from '../values.js';

// Names and shapes here are storage formats: a published one never changes, it gets a new version and an upcast.

interface ExportRequested {
  readonly exportId: ExportId;
  readonly caseNumber: CaseNumber;
  /** With the other persons of the household. */
  readonly household: boolean;
  readonly by: Actor;
  readonly at: Instant;
}
/** Stands in the package itself: whoever has that knows by this event that no file in it was changed. */
interface ExportPrepared {
  readonly exportId: ExportId;
  readonly caseNumber: CaseNumber;
  readonly household: boolean;
  /** Whose data can be read in it. */
  readonly personIds: readonly PersonId[];
  /** SHA-256, in hex, of the package's SHA256SUMS: of every file but proofs and checkpoint. */
  readonly sums: string;
  /** Lines of its events.ndjson, and how many of them stand as their hash alone. */
  readonly events: number;
  readonly hashes: number;
  /** Values that are opened in it. */
  readonly opened: number;
  readonly by: Actor;
  readonly at: Instant;
}
interface ExportKept {
  readonly exportId: ExportId;
  /** Where the package is kept, sealed for `export-{exportId}`. */
  readonly fileId: FileId;
  /** Bytes of the package, and their SHA-256 in hex. */
  readonly size: number;
  readonly digest: string;
  /** From then on it is gone. */
  readonly until: Instant;
  readonly at: Instant;
}
interface ExportFailed {
  readonly exportId: ExportId;
  readonly why: FailureReason;
  readonly at: Instant;
}
interface ExportGone {
  readonly exportId: ExportId;
  readonly why: EndReason;
  readonly at: Instant;
}

/** `case-export-{exportId}`: one package of a case with its proofs. */
export const caseExportEvents = catalogue('case-exports', {
  ExportRequested: event<ExportRequested>('An auditor asked for a case with its proofs.'),
  ExportPrepared: event<ExportPrepared>(
    'What an export says is fixed: the digest of its files was recorded.',
  ),
  ExportKept: event<ExportKept>('An export is ready, and kept for a while.'),
  ExportFailed: event<ExportFailed>('An export could not be made.'),
  ExportGone: event<ExportGone>('An export is gone, with the key that it was sealed under.'),
});

export type CaseExportEvent = EventsOf<typeof caseExportEvents>;
