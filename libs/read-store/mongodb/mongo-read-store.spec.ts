import { MongoReadStore } from '#read-store/mongodb';
import { readStoreContract } from '#read-store/testing';
import { describeMongo } from '../../../test/mongodb/describe-mongo.js';

describeMongo('MongoDB', (on) => {
  readStoreContract('collections', async () => {
    const open = async () => new MongoReadStore(await on.connect());
    return { store: await open(), restart: open, remove: async () => undefined };
  });
});
