export * from './file-integrity.js';
export * from './stamps.js';
