export * from './sqlite-key-store.js';
