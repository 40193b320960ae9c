export * from './leases.js';
export * from './process-checkpoints.js';
