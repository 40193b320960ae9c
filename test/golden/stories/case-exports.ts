import { caseExportDecider, exportId } from '#contexts/case-exports';
import { type CaseNumber, fileId, personId } from '#kernel';
import type { TestSystem } from '../../support/test-system.js';

export const views = ['case-exports'];

const auditor = { kind: 'auditor' as const, id: 'auditor' };

/** One that is being made, one that is kept, one that failed and one that is gone. */
export async function tell({ flows, clock, context }: TestSystem): Promise<void> {
  const run = (id: string, ...commands: readonly Parameters<typeof caseExportDecider.decide>[0][]) =>
    commands.reduce(async (before, command) => {
      await before;
      clock.advance(1_000);
      await flows.engine.execute(caseExportDecider, exportId(id), command, context(auditor));
    }, Promise.resolve());
  const at = clock.now();
  const request = (id: string, household = false) =>
    ({
      kind: 'request',
      exportId: exportId(id),
      caseNumber: 'B1900001' as CaseNumber,
      household,
      by: auditor,
      at,
    }) as const;
  const prepare = {
    kind: 'prepare',
    personIds: [personId('P1'), personId('P2')],
    sums: 'ab'.repeat(32),
    events: 12,
    hashes: 1,
    opened: 7,
    at,
  } as const;
  const keep = {
    kind: 'keep',
    fileId: fileId('file-0000000000000001'),
    size: 9_000,
    digest: 'cd'.repeat(32),
    until: '2026-12-31T18:00:00.000Z',
    at,
  } as const;
  await run('running', request('running'), prepare);
  await run('kept', request('kept', true), prepare, keep);
  await run('failed', request('failed'), { kind: 'fail', why: 'stopped', at });
  await run('gone', request('gone'), prepare, keep, { kind: 'end', why: 'erased', at });
}
