export * from './folder-lock.js';
export * from './process-checkpoints.js';
