import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { FakeClock } from '#kernel/testing';
import { limitConnections } from './connection-limit.js';

test('connections beyond the descriptors kept for files are refused, and the log says what to raise', async () => {
  const clock = new FakeClock();
  const said: string[] = [];
  const note = (_: object, message: string) => void said.push(message);
  const server = createServer();
  limitConnections(server, 1_024, { clock, log: { info: note, warn: note, error: note } });
  expect(server.maxConnections).toBe(512);
  server.maxConnections = 1;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const first = connect(port, '127.0.0.1');
  await once(server, 'connection');
  const refused = async () => {
    const each = connect(port, '127.0.0.1').on('error', () => undefined);
    await once(each, 'close');
  };
  await refused();
  await refused();
  expect(said).toEqual([expect.stringContaining('ulimit -n')]);
  clock.advance(60_000);
  await refused();
  expect(said).toHaveLength(2);
  first.destroy();
  server.close();
});
