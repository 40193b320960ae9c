import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TraceSettings } from '#settings';
import { openTracing } from './open-tracing.js';

/** An address at which nobody listens. */
async function nobody(): Promise<string> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return `http://127.0.0.1:${port}/v1/traces`;
}

const settings = { headers: {}, serviceName: undefined, sampler: 'always_on', ratio: 1 } as const;

test('a collector that is away holds up no stop, and costs a line in the log', async () => {
  const said: string[] = [];
  const traces: TraceSettings = { ...settings, url: await nobody() };
  const log = { warn: (_: object, message: string) => void said.push(message) };
  const tracing = await openTracing({ traces }, 'caseledger', log);
  expect(tracing!.step('command', {}, () => 7)).toBe(7);
  await tracing!.close();
  expect(said.length).toBeLessThanOrEqual(1);
});

test('where nobody wants traces nothing is made', async () => {
  expect(await openTracing({ traces: undefined }, 'caseledger', { warn: () => undefined })).toBeUndefined();
});
