import { doer, type Happening, said } from '#bounded-context';
import type { CountyCode, Recorded } from '#kernel';
import type { CaseExportEvent } from './case-export/events.js';

/** What became of an export. The compiler asks here what a new event means. */
export function caseExportWords(event: Recorded<CaseExportEvent>, county: CountyCode): Happening {
  return { kind: 'case', said: told(event), by: doer(event.meta.actor, county) };
}

function told({ type, data }: Recorded<CaseExportEvent>) {
  switch (type) {
    case 'ExportRequested':
      return said`An export of case ${data.caseNumber} with its proofs was asked for${household(data)}.`;
    case 'ExportPrepared':
      return said`What the export of case ${data.caseNumber} says was fixed: ${String(data.events)} events, files with the digest ${data.sums}${household(data)}.`;
    case 'ExportKept':
      return said`The export was ready to be downloaded until ${data.until}.`;
    case 'ExportFailed':
      return said`The export could not be made (${data.why}).`;
    case 'ExportGone':
      return data.why === 'erased'
        ? said`The export was destroyed, because somebody in it was erased.`
        : said`The time of the export was over: it was destroyed.`;
  }
}

const household = (of: { readonly household: boolean }) =>
  of.household ? ', with the other persons of the household' : '';
