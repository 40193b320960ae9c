export * from './leases.js';
export * from './members.js';
export * from './process-checkpoints.js';
