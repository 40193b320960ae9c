export * from './key-store.contract.js';
export * from './memory-key-store.js';
export * from './test-vault.js';
