export * from './attempt-standing.js';
export * from './case-history/case-history.js';
export * from './compared-values.js';
export * from './decision.js';
export * from './home.js';
export * from './link-summary.js';
export * from './own-county-match.js';
export { daysOfAge, lastDayOlderThan } from './request-ages.js';
