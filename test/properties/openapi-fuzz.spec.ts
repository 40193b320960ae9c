import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { Caller, command } from '../faults/support/commands.js';
import { openFolder, registerCustomers } from '../faults/support/opened.js';
import { ServerProcess } from '../faults/support/server-process.js';
import { askToLink, registerPerson } from '../faults/support/town.js';
import { type ApiDocument, apiRequests, type Known } from './support/api-requests.js';
import { Wire } from './support/wire.js';

const numRuns = Number(process.env.FUZZ_REQUESTS ?? 3_000);
const seed = Number(process.env.FUZZ_SEED ?? 1);
const people = 6;
const identities = [
  ...['worker-19', 'worker-19-b', 'worker-34', 'viewer-19', 'supervisor-19', 'supervisor-34', 'customer-1'],
  ...['customer-2', 'customer-3', 'partner-1', 'auditor', 'ops', 'help-desk', 'registry'],
];

let folder: string;
let server: ServerProcess;
let wire: Wire;
let caller: Caller;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'caseledger-fuzz-'));
  const opened = await openFolder(folder);
  await registerCustomers(opened, people);
  await opened.close();
  server = ServerProcess.spawn(folder, { env: { LOG_LEVEL: 'error' } });
  const url = await server.url();
  wire = new Wire(url);
  caller = new Caller(url);
}, 60_000);
afterAll(async () => {
  wire.close();
  await server.kill();
  rmSync(folder, { recursive: true, force: true });
});

/** Customers 2 and 4 are linked, write, and are asked for a document. Resolves to the ids. */
async function someMessages(requests: readonly string[]): Promise<readonly string[]> {
  const post = async (as: string, path: string, body: object) =>
    (await caller.send(command({ as, method: 'POST', path, body, name: '' }))).body;
  const changes = { twoWayMessaging: true };
  const put = { as: 'supervisor-19', method: 'PUT', path: '/api/v1/county-settings', name: '' } as const;
  await caller.send(command({ ...put, body: { changes, reason: 'Two-Way Messaging' } }));
  const ids: unknown[] = [];
  for (const requestId of requests) {
    const path = `/api/v1/case-link-requests/${requestId}`;
    const { body } = await caller.get('worker-19', path);
    const { caseNumber } = body.registrant as { readonly caseNumber: string };
    const number = Number(/\d+/.exec(caseNumber)![0]);
    await post('worker-19', `${path}/process`, {
      personId: `P${number}`,
      verification: { methods: ['in_person_id'] },
    });
    const text = { caseNumber, subject: 'A lease', body: 'Please send it.' };
    const action = { ...text, personId: `P${number}`, type: 'Action', actionType: 'Upload Document' };
    ids.push((await post('worker-19', '/api/v1/e-messages', action)).messageId);
    ids.push((await post(`customer-${number}`, '/api/v1/portal/messages', text)).messageId);
  }
  expect(ids).not.toContain(undefined);
  return ids as string[];
}

/** People, requests and attempts to send requests about. */
async function someLife(): Promise<Known> {
  const positions: string[] = [];
  const attempts: string[] = [];
  for (let number = 1; number <= people; number++) {
    await caller.send(registerPerson(number));
    const { position, body } = await caller.send(askToLink(number, number % 2 === 0 ? '90001' : '91501'));
    positions.push(position ?? '');
    attempts.push(String(body.attemptId));
  }
  const requests = await Promise.all(
    ['19', '34'].map(async (county) => {
      const { body } = await caller.get(`worker-${county}`, '/api/v1/case-link-requests');
      return (body.items as { readonly requestId: string }[]).map((each) => each.requestId);
    }),
  );
  const numbers = Array.from({ length: people }, (_, index) => index + 1);
  const messages = await someMessages(requests[0]!);
  return {
    positions,
    tokens: new Map(
      await Promise.all(identities.map(async (each) => [each, await caller.token(each)] as const)),
    ),
    ids: [
      ...numbers.flatMap((each) => [`P${each}`, `A${each}C1`]),
      ...requests.flat(),
      ...attempts,
      ...messages,
      ...identities,
      ...['19', '34', 'CalFresh', 'persons', 'outbox', 'case-link-requests', 'all', 'me', 'nobody', 'ssn'],
    ],
  };
}

test(
  `${numRuns} requests made from the OpenAPI document, fitting and not, find no defect`,
  async () => {
    const { text } = await wire.send({ method: 'GET', path: '/api/openapi.json', headers: {} });
    const requests = apiRequests(JSON.parse(text) as ApiDocument, await someLife());
    const statuses = new Map<number, number>();
    await fc.assert(
      fc.asyncProperty(requests, async (request) => {
        // Whoever signs out would be nobody from then on.
        const leaving = request.method === 'DELETE' && request.path.endsWith('/session');
        const answer = await wire.send(leaving ? { ...request, headers: {} } : request);
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
        expect(answer.status).toBeLessThan(500);
        if (answer.status >= 400) expect(answer.type).toContain('application/problem+json');
      }),
      { numRuns, seed },
    );
    const { status } = await wire.send({ method: 'GET', path: '/health/ready', headers: {} });
    expect(status).toBe(200);
    expect(server.log).not.toMatch(/unexpected|unhandled|rejection/i);
    expect(statuses.get(200) ?? 0).toBeGreaterThan(numRuns / 20);
    for (const met of [400, 401, 403, 404, 409, 422]) expect(statuses.get(met) ?? 0).toBeGreaterThan(0);
  },
  60_000 + numRuns * 50,
);
