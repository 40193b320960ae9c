export { MongoAccessStore } from './mongo-access-store.js';
