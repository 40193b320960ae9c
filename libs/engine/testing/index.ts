export * from './given.js';
export * from './test-engine.js';
