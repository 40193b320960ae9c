import { context } from '#bounded-context';
import { caseExportEvents } from './case-export/events.js';
import { caseExportTopics } from './topics.js';
import { caseExportsProjection } from './views/case-exports.projection.js';
import { CaseExports } from './views/case-exports.queries.js';
import { caseExportsView } from './views/case-exports.view.js';
import { caseExportWords } from './words.js';

/** Cases that leave the agency with their proofs: who asked, what was in it, until when it was kept. */
export const caseExports = context({
  name: 'case-exports',
  catalogues: [caseExportEvents],
  handlers: [],
  projections: [caseExportsProjection],
  queries: ({ readStore }) => ({ caseExports: new CaseExports(readStore.reader(caseExportsView)) }),
  words: caseExportWords,
  topics: caseExportTopics,
  mails: [],
});
