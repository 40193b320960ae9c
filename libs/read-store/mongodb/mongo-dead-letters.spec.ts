import { MongoDeadLetters } from '#read-store/mongodb';
import { deadLettersContract } from '#read-store/testing';
import { describeMongo } from '../../../test/mongodb/describe-mongo.js';

describeMongo('dead letters', (on) => {
  const open = async () => new MongoDeadLetters(await on.connect());
  deadLettersContract(async () => ({ store: await open(), reopen: open }));
});
