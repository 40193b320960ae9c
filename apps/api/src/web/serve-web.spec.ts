import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';
import { observeRequests } from '../metrics/http-requests.js';
import { Metrics } from '../metrics/metrics.js';
import { serveWeb } from './serve-web.js';

let folder: string;
let server: FastifyInstance;
let metrics: Metrics;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pages-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Pages</title>');
  for (const hash of ['a1', 'b2']) writeFileSync(join(folder, 'assets', `index-${hash}.js`), '0;');
  metrics = new Metrics();
  server = fastify();
  observeRequests(server, metrics);
  await serveWeb(server, folder);
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const ask = async (url: string, accept?: string) => {
  const headers = accept === undefined ? {} : { accept };
  const { statusCode, body } = await server.inject({ method: 'GET', url, headers });
  return [statusCode, body.includes('<title>Pages</title>')];
};

test.each([undefined, '*/*', 'text/html', 'text/*', 'application/json'])(
  'the start page answers whoever accepts %s',
  async (accept) => {
    expect(await ask('/', accept)).toEqual([200, true]);
  },
);

test('another address is a page for who goes there, and missing for who fetches it', async () => {
  expect(await ask('/worker', 'text/html,*/*')).toEqual([200, true]);
  expect(await ask('/assets/gone.js', '*/*')).toEqual([404, false]);
  expect(await ask('/api/v1/nowhere', 'text/html')).toEqual([404, false]);
});

test('built files are counted together, whatever their names', async () => {
  for (const hash of ['a1', 'b2']) await ask(`/assets/index-${hash}.js`, '*/*');
  const text = await metrics.registry.getSingleMetricAsString('caseledger_http_request_seconds');
  const routes = new Set([...text.matchAll(/route="([^"]+)"/g)].map(([, route]) => route));
  expect([...routes].filter((each) => each!.startsWith('/assets'))).toEqual(['/assets/*']);
});
