export * from './file-integrity.js';
export * from './stamps.js';
export * from './truncate-logs.js';
