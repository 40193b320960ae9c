export * from './sqlite-access-store.js';
