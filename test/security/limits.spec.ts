import { once } from 'node:events';
import { connect } from 'node:net';
import { follow } from '../support/live.js';
import { type TestApp, testApp } from '../support/test-app.js';

/** Rule O3: nobody holds what everybody needs for ever: connections, live streams, sessions. */
let app: TestApp;
let address: string;

beforeAll(async () => {
  app = await testApp({ REQUEST_SECONDS: '1', LIVE_STREAMS_PER_PERSON: '2', SESSIONS_PER_PERSON: '3' });
  address = await app.listen();
});
afterAll(() => app.stop());

/** What the server says before it ends the connection by itself. */
async function untilCut(text: string): Promise<string> {
  const { port, hostname } = new URL(address);
  // As whoever means harm: it never closes its own side.
  const socket = connect({ port: Number(port), host: hostname, allowHalfOpen: true });
  let answer = '';
  socket.on('data', (chunk) => {
    answer += chunk.toString();
  });
  socket.on('error', () => undefined);
  if (text !== '') socket.write(text);
  await once(socket, 'end');
  socket.destroy();
  return answer;
}
const head = 'POST /api/v1/demo/session HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n';

test.each([
  ['a body that never comes to its end', `${head}Content-Length: 100\r\n\r\n{`],
  ['a body in pieces that has no end', `${head}Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n`],
  ['headers that never come to their end', 'GET /api/v1/me HTTP/1.1\r\nHost: localhost\r\nX-Slow: '],
  ['nothing at all', ''],
])('%s is cut off, with an answer', async (_, text) => {
  const answer = await untilCut(text);
  expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  expect(answer).toContain('application/problem+json');
});

test('a live stream outlasts the time that a request may take to arrive, and the oldest ends when there are too many', async () => {
  const worker = await app.as('worker-19');
  const other = await app.as('worker-34');
  const topics = 'case-link-requests:19';
  const first = await follow(app, address, worker, topics);
  const foreign = await follow(app, address, other, 'case-link-requests:34');
  const second = await follow(app, address, worker, topics);
  const third = await follow(app, address, worker, topics);
  await first.ended;
  // So that it does not come back at once and push out the next.
  expect(first.text()).toMatch(/^retry: \d{4,}$/m);
  const left = [second, third, foreign].map((each) => each.ended.then(() => 'ended'));
  await untilCut('GET / HTTP/1.1\r\nX-Slow: ');
  expect(await Promise.race([...left, Promise.resolve('open')])).toBe('open');
  for (const each of [second, third, foreign]) each.leave();
});

test('of too many sessions of one person the oldest is over, and nobody else’s', async () => {
  const colleague = await app.as('worker-19-b');
  const tokens: string[] = [];
  for (let n = 0; n < 4; n++) {
    tokens.push((await app.as('supervisor-19')).token);
    app.clock.advance(1);
    await app.call('GET', '/api/v1/me', undefined, { authorization: `Bearer ${tokens.at(-1)}` });
  }
  const statuses = await Promise.all(
    tokens.map(
      async (token) =>
        (await app.call('GET', '/api/v1/me', undefined, { authorization: `Bearer ${token}` })).status,
    ),
  );
  expect(statuses).toEqual([401, 200, 200, 200]);
  expect((await colleague.get('/api/v1/me')).status).toBe(200);
});
