import { once } from 'node:events';
import { connect } from 'node:net';
import { follow } from '../support/live.js';
import { type TestApp, testApp } from '../support/test-app.js';

/** Rule O4: what never reaches a handler is answered like everything else: a problem document, with the secure headers. */
let app: TestApp;
let address: string;
/** The headers that every answer carries, in lower case. */
let secure: readonly string[];

beforeAll(async () => {
  app = await testApp();
  address = await app.listen();
  const { headers } = await app.call('GET', '/api/v1/me');
  secure = [
    'content-security-policy',
    'x-content-type-options',
    'x-frame-options',
    'referrer-policy',
    'cache-control',
  ];
  for (const each of secure) expect(headers).toHaveProperty(each);
});
afterAll(() => app.stop());

/** What comes back for these bytes, once the server ends the connection or has answered. */
async function answerTo(text: string) {
  const { port, hostname } = new URL(address);
  const socket = connect(Number(port), hostname);
  let answer = '';
  socket.on('data', (chunk) => {
    answer += chunk.toString('latin1');
  });
  socket.on('error', () => undefined);
  socket.write(text);
  await once(socket, 'close');
  const [head = '', body = ''] = answer.split('\r\n\r\n');
  const [line = '', ...lines] = head.split('\r\n');
  const headers = Object.fromEntries(lines.map((each) => [each.split(':')[0]!.toLowerCase(), each]));
  return { status: Number(line.split(' ')[1]), headers, body };
}

const ask = (path: string, more = 'Host: localhost\r\n') =>
  `GET ${path} HTTP/1.1\r\n${more}Connection: close\r\n\r\n`;

test.each([
  ['no HTTP at all', 'hello\r\n\r\n', 400],
  ['a percent sign that encodes nothing', ask('/%'), 400],
  ['one in a query', ask('/api/v1/case-link-requests?lastName=%ZZ'), 400],
  ['a query that is not UTF-8', ask('/api/v1/cases?name=Jos%E9'), 400],
  ['half a character, encoded', ask('/api/v1/persons/%ff'), 400],
  ['an id of 10,000 characters', ask(`/api/v1/persons/${'x'.repeat(10_000)}`), 404],
  ['no Host', ask('/api/v1/me', ''), 400],
  ['two hosts', ask('/api/v1/me', 'Host: localhost\r\nHost: elsewhere\r\n'), 400],
  ['an empty Host', ask('/api/v1/me', 'Host:\r\n'), 400],
  ['an expectation that nobody meets', ask('/api/v1/me', 'Host: localhost\r\nExpect: miracles\r\n'), 417],
  [
    'headers of 100,000 characters',
    ask('/api/v1/me', `Host: localhost\r\nX-Long: ${'x'.repeat(100_000)}\r\n`),
    431,
  ],
  ['an address of 100,000 characters', ask(`/${'x'.repeat(100_000)}`), 431],
  ['a header without a colon', ask('/api/v1/me', 'Host: localhost\r\nNonsense\r\n'), 400],
  [
    'a method that no route has',
    `PATCH /api/v1/me HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`,
    404,
  ],
])('%s is answered as a problem, with the secure headers', async (_, text, status) => {
  const answer = await answerTo(text);
  expect(answer.status).toBe(status);
  expect(answer.headers['content-type']).toContain('application/problem+json');
  expect(JSON.parse(answer.body)).toMatchObject({
    status,
    code: expect.any(String),
    detail: expect.any(String),
  });
  expect(secure.filter((each) => !(each in answer.headers))).toEqual([]);
});

test('HTTP/1.0 needs no Host', async () => {
  expect((await answerTo('GET /health/live HTTP/1.0\r\n\r\n')).status).toBe(200);
});

test('a live stream carries the secure headers', async () => {
  const worker = await app.as('worker-19');
  const topics = 'case-link-requests:19';
  const stream = await follow(app, address, worker, topics);
  const answer = await fetch(`${address}/api/v1/live?topics=${topics}`, {
    headers: { authorization: `Bearer ${worker.token}` },
  });
  expect(secure.filter((each) => !answer.headers.has(each))).toEqual([]);
  expect(answer.headers.get('content-type')).toBe('text/event-stream');
  await answer.body?.cancel();
  stream.leave();
  await stream.ended;
});

test.each(['Bearer', 'bearer', 'BEARER'])(
  'the scheme %s is one scheme, whatever its case',
  async (scheme) => {
    const { token } = await app.as('worker-19');
    const { status } = await app.call('GET', '/api/v1/me', undefined, {
      authorization: `${scheme} ${token}`,
    });
    expect(status).toBe(200);
  },
);
