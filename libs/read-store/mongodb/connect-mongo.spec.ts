import { MongoBulkWriteError, MongoServerError } from 'mongodb';
import { Unavailable } from '#event-store';
import { ReadStoreRefused } from '#read-store';
import { connectMongo } from '#read-store/mongodb';
import { describeMongo } from '../../../test/mongodb/describe-mongo.js';
import { outdatedServer } from '../../../test/mongodb/servers.js';
import { failureOf } from './mongo-failures.js';

const nobody = 'mongodb://clerk:secret-word@127.0.0.1:1/?serverSelectionTimeoutMS=200';

it('says which server cannot be reached, and never the password', async () => {
  const failure = connectMongo(nobody);
  await expect(failure).rejects.toBeInstanceOf(Unavailable);
  await expect(failure).rejects.toThrow(/MongoDB at 127\.0\.0\.1:1 cannot be reached: .*ECONNREFUSED/);
  await expect(failure).rejects.not.toThrow('secret-word');
});

it.each([
  'postgres://clerk:secret-word@127.0.0.1/views',
  'mongodb://clerk:secret-word@/views',
  'mongodb://clerk:secret-word@127.0.0.1/?w=many&nonsense=1',
  '',
])('refuses an address that is none, and names the setting (%#)', async (url) => {
  const failure = connectMongo(url);
  await expect(failure).rejects.toBeInstanceOf(ReadStoreRefused);
  await expect(failure).rejects.toThrow('MONGODB_URL');
  await expect(failure).rejects.not.toThrow('secret-word');
});

const outdated = outdatedServer();
(outdated ? it : it.skip)(
  'says that a server is too old',
  async () => {
    const running = await outdated!.start();
    try {
      const failure = connectMongo(running.address('views', 'serverSelectionTimeoutMS=4000'));
      await expect(failure).rejects.toBeInstanceOf(Unavailable);
      await expect(failure).rejects.toThrow(/too old: version 4\.4 or newer/);
    } finally {
      await running.stop();
    }
  },
  30_000,
);

describe('what the server answers', () => {
  const where = { hosts: 'db1:27017, db2:27017', database: 'caseledger' };
  const meaning = (code: number) =>
    failureOf(new MongoServerError({ message: 'the server says', code }), where) as Error;

  it('means a wrong password', () => {
    expect(meaning(18)).toBeInstanceOf(Unavailable);
    expect(meaning(18).message).toBe(
      'MongoDB at db1:27017, db2:27017 refuses the user or the password: see MONGODB_URL',
    );
  });

  it('means a missing right, and which one to grant', () => {
    expect(meaning(13)).toBeInstanceOf(Unavailable);
    expect(meaning(13).message).toContain('grant the role "readWrite" on the database "caseledger"');
  });

  it.each([
    ['no primary', 10_107],
    ['no majority in time', 64],
    ['over the time limit', 50],
    ['shutting down', 91],
    ['disk full', 14_031],
  ])('means "try again": %s', (_, code) => {
    expect(meaning(code)).toBeInstanceOf(Unavailable);
  });

  it('means a defect of this program, which trying again does not mend', () => {
    const defect = new MongoServerError({ message: 'unknown operator', code: 2 });
    expect(failureOf(defect, where)).toBe(defect);
    expect(failureOf(new RangeError('ours'), where)).toBeInstanceOf(RangeError);
  });

  it('means "try again" when a bulk write broke off without an answer', () => {
    const broken = new MongoBulkWriteError(
      { message: 'connection closed' } as never,
      { getWriteConcernError: () => undefined } as never,
    );
    expect(failureOf(broken, where)).toBeInstanceOf(Unavailable);
  });
});

describeMongo('a connection', (on) => {
  it('uses the database that the address names', async () => {
    const { db } = await on.connect();
    expect(on.address()).toContain(`/${db.databaseName}`);
  });
});
