export * from './fixtures.js';
export * from './read-store.contract.js';
