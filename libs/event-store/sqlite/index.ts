export { renewLedgerId } from './open-ledger.js';
export { stampTable } from './schema.js';
export { SqliteEventStore, type SqliteEventStoreOptions } from './sqlite-event-store.js';
export { toRead } from './to-read.js';
