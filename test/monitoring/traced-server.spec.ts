import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServerProcess } from '../faults/support/server-process.js';
import { collector } from './collector.js';

jest.setTimeout(120_000);

const record = {
  personId: 'R1',
  firstName: 'Ana',
  lastName: 'Quist',
  dateOfBirth: '1990-02-28',
  gender: 'Female',
};

/** A server as it is run, with its views on a thread; a person comes into its registry. Answers what it said. */
async function putPerson(more: Readonly<Record<string, string>>): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'caseledger-traced-'));
  const hook = join(process.cwd(), 'test', 'monitoring', 'say-opentelemetry.mjs');
  const server = ServerProcess.spawn(folder, { env: { NODE_OPTIONS: `--import ${hook}`, ...more } });
  try {
    const url = await server.url();
    const call = async (
      method: string,
      path: string,
      body: object,
      headers: Readonly<Record<string, string>> = {},
    ) => {
      const type = { 'content-type': 'application/json' };
      const answer = await fetch(url + path, {
        method,
        headers: { ...type, ...headers },
        body: JSON.stringify(body),
      });
      expect({ path, ok: answer.ok }).toEqual({ path, ok: true });
      return answer;
    };
    const as = async (identity: string) => {
      const session = await call('POST', '/api/v1/demo/session', { identity });
      return { authorization: `Bearer ${((await session.json()) as { readonly token: string }).token}` };
    };
    const put = await call('PUT', '/api/v1/registry/persons/R1', record, await as('registry'));
    const waits = { 'caseledger-position': put.headers.get('caseledger-position') ?? '' };
    await call(
      'POST',
      '/api/v1/persons/search',
      { lastName: 'Quist' },
      { ...(await as('worker-19')), ...waits },
    );
    await server.stop();
    return server.log;
  } finally {
    await server.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

test('what is folded on a thread of its own joins the trace of the call', async () => {
  const sink = await collector();
  const said = await putPerson({ OTEL_EXPORTER_OTLP_ENDPOINT: sink.address });
  await sink.stop();
  const spans = sink.spans();
  const call = spans.find(({ name }) => name === 'PUT /api/v1/registry/persons/:personId');
  const below = spans.filter(({ parentSpanId }) => parentSpanId === call?.spanId);
  expect(below.map(({ name }) => name)).toEqual(
    expect.arrayContaining([expect.stringMatching(/^command /), 'project persons']),
  );
  expect(said).toContain('loads ');
});

test('without an address nothing of OpenTelemetry is loaded, but what the metrics load anyway', async () => {
  expect(await putPerson({})).not.toContain('loads ');
});
