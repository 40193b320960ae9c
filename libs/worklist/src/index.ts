export * from './attempt-standing.js';
export * from './case-history/case-history.js';
export { type HistoryKind, historyKinds, type Names, type Part, spoken } from './case-history/said.js';
export * from './compared-values.js';
export * from './decision.js';
export * from './home.js';
export * from './link-summary.js';
export * from './own-county-match.js';
export { daysOfAge, lastDayOlderThan } from './request-ages.js';
