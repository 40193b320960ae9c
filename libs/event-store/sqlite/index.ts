export { renewLedgerId } from './open-ledger.js';
export { SqliteEventStore, type SqliteEventStoreOptions } from './sqlite-event-store.js';
