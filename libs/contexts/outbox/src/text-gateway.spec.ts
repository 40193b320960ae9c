import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { MovableClock } from '#kernel/testing';
import { byChannel } from './by-channel.js';
import { noTextGateway, TextGateway } from './text-gateway.js';

const message = { messageId: 'm-1', channel: 'text' as const, to: '2135550117', text: 'Su código: 01234567' };
const outcome = (sending: Promise<void>) =>
  sending.then(
    () => 'sent',
    ({ name, why }: Error & { why: string }) => `${name}: ${why}`,
  );

interface Posted {
  readonly request: IncomingMessage;
  readonly body: unknown;
}
let url: string;
let status: number | 'drop';
let posted: Posted[];
const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    posted.push({ request, body: JSON.parse(Buffer.concat(chunks).toString()) });
    if (status === 'drop') request.socket.destroy();
    else response.writeHead(status, { location: `${url}/elsewhere` }).end('to 2135550117');
  });
});
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => {
  posted = [];
  status = 202;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const gateway = (token?: string) => new TextGateway({ url: `${url}/texts`, token }, new MovableClock());

test('a text is posted as JSON with its token and an id that stays the same', async () => {
  const sender = gateway('s3cret');
  await sender.send(message);
  await sender.send(message);
  for (const { request, body } of posted) {
    expect([request.method, request.url]).toEqual(['POST', '/texts']);
    expect(request.headers).toMatchObject({
      authorization: 'Bearer s3cret',
      'content-type': 'application/json',
      'idempotency-key': 'm-1',
    });
    expect(body).toEqual({ id: 'm-1', to: '2135550117', text: 'Su código: 01234567' });
  }
  expect(posted).toHaveLength(2);
});

test.each([
  [200, 'sent'],
  [302, 'SendDelayed: unknown'],
  [400, 'SendRefused: refused'],
  [401, 'SendDelayed: sign_in_refused'],
  [404, 'SendDelayed: unknown'],
  [422, 'SendRefused: refused'],
  [429, 'SendDelayed: try_later'],
  [500, 'SendDelayed: try_later'],
  ['drop', 'SendDelayed: unreachable'],
] as const)('the answer %s counts as %s', async (answer, expected) => {
  status = answer;
  expect(await outcome(gateway().send(message))).toBe(expected);
  expect(posted).toHaveLength(1);
});

test('what goes wrong never quotes the number', async () => {
  status = 422;
  const failure = await gateway()
    .send(message)
    .catch((error: Error) => error);
  expect(JSON.stringify([failure?.message, failure])).not.toContain('2135550117');
});

test('without a gateway a text fails and says so; mail goes its own way', async () => {
  const mailed: string[] = [];
  const both = byChannel({
    email: { send: async ({ messageId }) => void mailed.push(messageId) },
    text: noTextGateway,
  });
  expect(await outcome(both.send(message))).toBe('SendRefused: no_gateway');
  await both.send({ ...message, messageId: 'm-2', channel: 'email', subject: 'Hello' });
  expect(mailed).toEqual(['m-2']);
});
