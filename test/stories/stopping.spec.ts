import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { follow } from '../support/live.js';
import { type TestApp, testApp } from '../support/test-app.js';

/** A server that is told to stop waits for requests that run, and for nothing else. */
describe('a stop does not wait for', () => {
  let app: TestApp;
  beforeEach(async () => {
    app = await testApp();
  });

  async function connected(first = ''): Promise<Socket> {
    const { hostname, port } = new URL(await app.listen());
    const arrived = once(app.app.getHttpServer(), 'connection');
    const socket = connect(Number(port), hostname);
    await arrived;
    if (first !== '') socket.write(first);
    socket.on('error', () => undefined);
    return socket;
  }

  test('connections that browsers open ahead of need', async () => {
    const socket = await connected();
    const closed = once(socket, 'close');
    await app.stop();
    await closed;
  });

  test('who follows live updates', async () => {
    const { ended } = await follow(
      app,
      await app.listen(),
      await app.as('worker-19'),
      'case-link-requests:19',
    );
    await app.stop();
    await ended;
  });

  test('a request that never comes to its end, longer than 15 seconds', async () => {
    const begun = 'POST /api/v1/demo/session HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n{';
    const asked = new Promise((resolve) => app.app.getHttpServer().once('request', resolve));
    const socket = await connected(begun);
    await asked;
    const closed = once(socket, 'close');
    const stopped = app.stop();
    await app.until(async () => {
      app.clock.advance(1_000);
      return socket.closed ? true : undefined;
    });
    await stopped;
    await closed;
  });
});

test('a request that runs while the server stops is answered', async () => {
  const app = await testApp();
  const address = await app.listen();
  const asked = new Promise((resolve) => app.app.getHttpServer().once('request', resolve));
  const answer = fetch(`${address}/api/v1/demo/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ identity: 'worker-19' }),
  });
  await asked;
  await app.stop();
  expect((await answer).status).toBe(201);
});

test('a rebuild that a stop broke off says so, and the next server begins it again at once', async () => {
  const app = await testApp();
  const started = await (await app.as('ops')).post('/api/v1/ops/projections/all/rebuild');
  expect(started.status).toBe(202);
  await app.stop({ keep: true });
  const again = await testApp({ DATA_DIR: app.dataDir });
  try {
    const ops = await again.as('ops');
    const { body } = await ops.get(`/api/v1/ops/rebuilds/${started.body.id}`);
    expect(body).toMatchObject({
      state: 'failed',
      error: 'the server stopped before the views were rebuilt: start it again',
    });
    expect((await ops.post('/api/v1/ops/projections/all/rebuild')).status).toBe(202);
  } finally {
    await again.stop();
  }
});
