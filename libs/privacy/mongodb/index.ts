export * from './mongo-key-store.js';
