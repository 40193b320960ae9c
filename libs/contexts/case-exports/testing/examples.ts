import { type Actor, caseNumber, fileId, type Instant, personId } from '#kernel';
import { exportId } from '../src/values.js';

export const at: Instant = '2026-03-10T18:00:00.000Z';
export const until: Instant = '2026-03-11T18:00:00.000Z';
export const auditor: Actor = { kind: 'auditor', id: 'auditor' };
export const id = exportId('e1');

export const requested = {
  type: 'ExportRequested',
  data: { exportId: id, caseNumber: caseNumber('B1'), household: false, by: auditor, at },
} as const;

const facts = { personIds: [personId('P1')], sums: 'ab'.repeat(32), events: 12, hashes: 2, opened: 5, at };
export const preparing = { kind: 'prepare', ...facts } as const;
export const prepared = {
  type: 'ExportPrepared',
  data: { exportId: id, caseNumber: caseNumber('B1'), household: false, by: auditor, ...facts },
} as const;

const stored = { fileId: fileId('file-0000000000000001'), size: 9_000, digest: 'cd'.repeat(32), until, at };
export const keeping = { kind: 'keep', ...stored } as const;
export const kept = { type: 'ExportKept', data: { exportId: id, ...stored } } as const;
