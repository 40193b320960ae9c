import { linkByMail, requestBy, summaryOf } from '../support/case-links.js';
import { resident } from '../support/residents.js';
import { testApp } from '../support/test-app.js';
import { collector } from './collector.js';

/** Of everybody in it, and nowhere else in the world. */
const canary = { firstName: 'Qanaria', lastName: 'Zzyzxová', ssn: '987-65-4329' };
const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

/** A customer asks in vain and gets a mail; a worker looks and takes notes. All of it is traced. */
async function story() {
  const sink = await collector();
  const app = await testApp({ OTEL_EXPORTER_OTLP_ENDPOINT: sink.address });
  try {
    const ana = await resident(app, { person: canary, profile: canary });
    const worker = await app.as('worker-19');
    const requests = await requestBy(app, ana);
    await linkByMail(app, await resident(app, { person: canary, profile: canary }));
    const requestId = requests['19']!;
    await summaryOf(worker, requestId, ana.personId);
    const noted = await worker.post(
      `/api/v1/case-link-requests/${requestId}/notes`,
      { text: `${canary.firstName} ${canary.lastName} called` },
      { traceparent },
    );
    await worker.get(`/api/v1/cases/${canary.ssn}`);
    await worker.post('/api/v1/persons/search', { lastName: canary.lastName, phonetic: true });
    return { noted: noted.status, sink };
  } finally {
    await app.stop();
    await sink.stop();
  }
}

let told: Awaited<ReturnType<typeof story>>;
beforeAll(async () => {
  told = await story();
});

const named = (pattern: RegExp) => told.sink.spans().filter(({ name }) => pattern.test(name));
const attribute = (span: ReturnType<typeof named>[number], key: string) =>
  span.attributes.find((each) => each.key === key)?.value;

/** Every span of a call's trace, as the names on the way to it. */
function waysFrom(pattern: RegExp): readonly (readonly string[])[] {
  const [call] = named(pattern);
  const ofIt = told.sink.spans().filter(({ traceId }) => traceId === call!.traceId);
  const spans = new Map(ofIt.map((span) => [span.spanId, span]));
  const way = ({ name, parentSpanId }: (typeof ofIt)[number]): readonly string[] => {
    const parent = spans.get(parentSpanId ?? '');
    return parent === undefined ? [name] : [...way(parent), name];
  };
  return ofIt.map(way);
}

test('one trace leads from the call over its command to what the views make of it', () => {
  const call = 'POST /api/v1/portal/link-attempts';
  const ways = waysFrom(/^POST \/api\/v1\/portal\/link-attempts$/);
  expect(ways.filter(([first]) => first !== call)).toEqual([]);
  for (const step of ['load', 'decide', 'append'])
    expect(ways).toContainEqual([call, 'command AskToLink', step]);
  expect(ways).toContainEqual([call, 'project case-link-requests']);
});

test('one trace leads from the call over a process to the mail that it sends', () => {
  const call = 'POST /api/v1/portal/link-attempts/:id/code';
  const ways = waysFrom(/\/code$/);
  expect(ways.filter(([first]) => first !== call)).toEqual([]);
  expect(ways).toContainEqual([call, 'process send-outgoing-messages', 'send']);
  expect(ways).toContainEqual([call, 'process send-outgoing-messages', 'command finish-sending', 'append']);
  expect(ways).toContainEqual([call, 'project outbox']);
});

test('a caller that traces finds its command, and what the views made of it, in its own trace', () => {
  expect(told.noted).toBe(200);
  const ofCaller = told.sink.spans().filter(({ traceId }) => traceId === traceparent.split('-')[1]);
  expect(ofCaller.find(({ parentSpanId }) => parentSpanId === traceparent.split('-')[2])?.name).toBe(
    'POST /api/v1/case-link-requests/:id/notes',
  );
  expect(ofCaller.some(({ name }) => name.startsWith('project '))).toBe(true);
});

test('calls are known by the pattern of their route, and by nothing that somebody typed', () => {
  const [failed] = named(/^GET \/api\/v1\/cases\/:/);
  expect(attribute(failed!, 'http.response.status_code')).toEqual({ intValue: 404 });
  const text = told.sink.text();
  for (const each of [
    ...Object.values(canary),
    canary.ssn.replaceAll('-', ''),
    '4329',
    'called',
    'example.org',
  ])
    expect(text.toLowerCase().includes(each.toLowerCase()) ? each : 'not told').toBe('not told');
  const keys = new Set(told.sink.spans().flatMap(({ attributes }) => attributes.map(({ key }) => key)));
  expect([...keys].filter((key) => !/^(caseledger|http)\.|^error\.type$/.test(key))).toEqual([]);
});
