export { connectMongo, type Mongo, timeLimit } from './connect-mongo.js';
export { isDuplicate, unlessThere, upserting } from './duplicates.js';
export { createMissingIndexes } from './missing-indexes.js';
export { MongoDeadLetters } from './mongo-dead-letters.js';
export { MongoReadStore } from './mongo-read-store.js';
export { serverFacts } from './server-facts.js';
