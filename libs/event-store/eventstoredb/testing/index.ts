export { type FakeEventStoreDb, startFakeEventStoreDb } from './fake-server.js';
