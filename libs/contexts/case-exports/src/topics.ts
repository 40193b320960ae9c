import type { Topics } from '#bounded-context';
import type { CaseExportEvent } from './case-export/events.js';

/** What exports change on pages: the list of them. */
export const caseExportTopics: Topics<CaseExportEvent> = {
  of: () => ['case-exports:all'],
  kinds: { 'case-exports': { may: ({ rights }, of) => rights.has('audit:export') && of === 'all' } },
  mayTouch: ({ stream }) => stream.startsWith('case-export-'),
};
