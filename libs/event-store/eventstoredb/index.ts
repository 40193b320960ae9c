export { EventStoreDbStore, type EventStoreDbStoreOptions } from './event-store-db-store.js';
