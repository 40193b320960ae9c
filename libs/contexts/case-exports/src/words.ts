import { type Part, said, wordsForAuditors } from '#bounded-context';
import type { CaseExportEvent } from './case-export/events.js';

/** What became of an export, in words. The compiler asks here what a new event means. */
export const caseExportWords = wordsForAuditors<CaseExportEvent>((event): readonly Part[] => {
  switch (event.type) {
    case 'ExportRequested':
      return said`An export of case ${event.data.caseNumber} with its proofs was asked for${household(event.data)}.`;
    case 'ExportPrepared': {
      const { caseNumber, events, sums } = event.data;
      return said`What an export of case ${caseNumber} says was fixed: ${String(events)} events${household(event.data)}; its files have the digest ${sums}.`;
    }
    case 'ExportKept':
      return said`An export was ready, to be downloaded until ${event.data.until}.`;
    case 'ExportFailed':
      return said`An export could not be made: ${event.data.why}.`;
    case 'ExportGone':
      return event.data.why === 'erased'
        ? said`An export was destroyed, because somebody in it was erased.`
        : said`An export was destroyed: its time was over.`;
  }
});

const household = (of: { readonly household: boolean }) =>
  of.household ? ', with the other persons of the household' : '';
