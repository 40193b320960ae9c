export * from './file-integrity.js';
export * from './online-copy.js';
export * from './stamps.js';
export * from './truncate-logs.js';
