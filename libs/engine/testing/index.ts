export * from './array-event-store.js';
export * from './folded.js';
export * from './given.js';
export * from './memory-seals.js';
export * from './quiet-log.js';
export * from './scripted-witness.js';
export * from './test-engine.js';
