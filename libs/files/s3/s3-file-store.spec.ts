import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { collected } from '#files';
import { fileStoreContract } from '#files/testing';
import { fileId, systemClock, systemRandomness } from '#kernel';
import { MovableClock } from '#kernel/testing';
import { describeS3 } from '../../../test/s3/describe-s3.js';
import { S3FileStore } from './s3-file-store.js';

describeS3('S3', (on) => {
  const open = () => S3FileStore.open(on.settings(), systemClock);
  fileStoreContract(async () => ({ store: await open(), reopen: open }));

  test('a wrong secret is said at once, without showing it', async () => {
    const wrong = S3FileStore.open({ ...on.settings(), secretAccessKey: 'no-such-secret' }, systemClock);
    await expect(wrong).rejects.toThrow(/refuses \(403 SignatureDoesNotMatch\).*S3_ENDPOINT/);
    await expect(wrong).rejects.not.toThrow(/no-such-secret/);
  });

  test('a bucket that is not there is said at once', async () => {
    const wrong = S3FileStore.open({ ...on.settings(), bucket: 'nowhere-at-all' }, systemClock);
    await expect(wrong).rejects.toThrow(/bucket nowhere-at-all, refuses \(404 NoSuchBucket\)/);
  });
});

describe('against a server that misbehaves', () => {
  let server: Server;
  let answers: (number | 'break')[];
  const asked: string[] = [];
  beforeEach(async () => {
    answers = [];
    asked.length = 0;
    server = createServer((request, response) => {
      asked.push(`${request.method} ${request.headers['x-amz-checksum-sha256'] ?? ''}`.trim());
      request.resume();
      const next = answers.shift() ?? 200;
      if (next === 'break') request.destroy();
      else response.writeHead(next).end();
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
  });
  afterEach(() => void server.close());

  const open = () => {
    const { port } = server.address() as { port: number };
    const settings = { region: 'us-east-1', bucket: 'b', prefix: '', accessKeyId: 'k', secretAccessKey: 's' };
    return S3FileStore.open({ ...settings, endpoint: `http://127.0.0.1:${port}` }, new MovableClock());
  };
  async function* hello() {
    yield Buffer.from('hello');
  }
  const id = fileId(systemRandomness.uuid());

  test('a busy store, and one that hangs up, are asked again', async () => {
    const store = await open();
    answers = [503, 'break', 200];
    await store.write(id, hello());
    const digest = 'LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=';
    expect(asked.slice(1)).toEqual(Array(3).fill(`PUT ${digest}`));
  });

  test('one that stays away is unavailable, and a refusal is not asked again', async () => {
    const store = await open();
    answers = ['break', 'break', 'break'];
    await expect(store.read(id)).rejects.toThrow(/cannot be reached/);
    answers = [403];
    await expect(store.write(id, hello())).rejects.toThrow(/refuses \(403\)/);
    expect(asked).toHaveLength(5);
  });

  test('what it serves is read as it is', async () => {
    const store = await open();
    expect(await collected((await store.read(id))!)).toHaveLength(0);
  });
});
