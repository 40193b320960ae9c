export { eventStoreContract, type OpenedStore } from './event-store.contract.js';
export { newEvent } from './new-event.js';
