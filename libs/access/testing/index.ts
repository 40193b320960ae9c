export * from './access-stores.contract.js';
export * from './kept-notes.js';
export * from './looks-over.js';
export * from './memory-looks-store.js';
export * from './shared-notes.contract.js';
export * from './staff-store.contract.js';
