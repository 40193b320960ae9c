export * from './dead-letters.contract.js';
export * from './fixtures.js';
export * from './read-store.contract.js';
