import type { ExportId } from '#contexts/case-exports';
import { type CaseNumber, NotFound } from '#kernel';
import type { Operation } from '../operation.js';
import { lookOf } from '../record-run.js';
import { openExport } from './open-export.js';
import { requestExport, runExport } from './run-export.js';

interface Exported {
  readonly exportId: ExportId;
  /** `kept`, or why it could not be made. */
  readonly outcome: string;
}

/** `caseledger export case NUMBER`: makes the package; `export-part` hands it out. */
export const exportCase: Operation<
  { readonly caseNumber: CaseNumber; readonly household: boolean },
  Exported
> = async function* ({ system, seal = async () => undefined, signal }, wanted, operator) {
  const id = system.randomness.uuid();
  const context = { actor: operator.actor, command: 'RequestExport', idempotencyKey: id, correlationId: id };
  const { id: exportId } = await requestExport(system, wanted, context);
  const look = lookOf(operator, `export case ${wanted.caseNumber}`, `export case:${wanted.caseNumber}`);
  const run = runExport({ system, seal }, { exportId, ...wanted, look, correlationId: id });
  for (;;) {
    const step = await run.next();
    if (step.done) return { exportId, outcome: step.value };
    if (signal?.aborted) await run.return('stopped');
    signal?.throwIfAborted();
    yield { ...step.value, unit: 'steps' };
  }
};

const partBytes = 4 * 1024 * 1024;

/** The bytes of a package from one on, at most 4 MiB, in base64: what the command line writes into a file. */
export const exportPart: Operation<
  { readonly exportId: ExportId; readonly from: number; readonly command: string },
  { readonly size: number; readonly bytes: string }
> = async function* ({ system }, { exportId, from, command }, operator) {
  const opened = await openExport(system, exportId, lookOf(operator, command, 'export'));
  if (opened === undefined) throw new NotFound();
  yield { done: from, total: opened.size, unit: 'bytes' };
  const parts: Uint8Array[] = [];
  let at = 0;
  for await (const each of opened.bytes) {
    const begin = Math.max(0, from - at);
    const end = Math.min(each.length, from + partBytes - at);
    if (begin < end) parts.push(each.subarray(begin, end));
    at += each.length;
    if (at >= from + partBytes) break;
  }
  return { size: opened.size, bytes: Buffer.concat(parts).toString('base64') };
};
