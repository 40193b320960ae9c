export * from './compared-values.js';
export * from './link-summary.js';
