export * from './link-summary.js';
