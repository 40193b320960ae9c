export { caseExportDecider } from './case-export/decider.js';
export type { CaseExportEvent } from './case-export/events.js';
export type { CaseExport, KeptExport } from './case-export/state.js';
export { caseExports } from './context.js';
export * from './values.js';
export type { CaseExports } from './views/case-exports.queries.js';
export type { CaseExportDocument } from './views/case-exports.view.js';
