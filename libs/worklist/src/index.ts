export * from './attempt-standing.js';
export * from './compared-values.js';
export * from './home.js';
export * from './link-summary.js';
