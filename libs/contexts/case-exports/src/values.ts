import { type Brand, type Subject, subject } from '#kernel';

export type ExportId = Brand<'ExportId'>;
export const exportId = (value: string) => value as ExportId;

/** Whose key seals the finished package: destroyed, it is gone wherever a copy of its bytes may lie. */
export const exportSubject = (id: ExportId): Subject => subject(`export-${id}`);

/** Why an export could not be made. `erased`: somebody in it was erased meanwhile. */
export const failureReasons = ['stopped', 'not_sealed', 'too_large', 'erased', 'failed'] as const;
export type FailureReason = (typeof failureReasons)[number];

/** Why a finished one is gone. */
export type EndReason = 'expired' | 'erased';

/** The same in words. */
export const failureTexts: Readonly<Record<FailureReason, string>> = {
  stopped: 'The server stopped before it was done. Prepare it again.',
  not_sealed:
    'The ledger was not sealed in time, so that nothing could be proved. Look at Prove first, then prepare it again.',
  too_large: 'The case has more events than one export can hold.',
  erased: 'Somebody on the case was erased meanwhile. Prepare it again.',
  failed: 'It could not be made. The log of the server says why; prepare it again.',
};
