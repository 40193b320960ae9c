import { createHash } from 'node:crypto';
import { emptyResource } from '@opentelemetry/resources';
import { InMemorySpanExporter, type ReadableSpan, SimpleSpanProcessor } from '@opentelemetry/sdk-trace';
import { Refused } from '#kernel';
import { OtlpTracing } from './otlp-tracing.js';

const correlationId = '0b6f1c9e-8d5c-4c7a-9f60-2f3c1f1c7b11';
const itsTrace = '0b6f1c9e8d5c4c7a9f602f3c1f1c7b11';
const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

/** A program that traces, and the spans that it has ended. */
function program(over: Partial<ConstructorParameters<typeof OtlpTracing>[0]> = {}) {
  const exporter = new InMemorySpanExporter();
  const tracing = new OtlpTracing(
    { sampler: 'parentbased_always_on', ratio: 1, ...over },
    { resource: emptyResource(), processor: new SimpleSpanProcessor({ exporter }) },
  );
  const span = (name: string): ReadableSpan => {
    const found = exporter.getFinishedSpans().filter((each) => each.name === name);
    if (found.length !== 1) throw new Error(`${found.length} spans are named ${name}`);
    return found[0]!;
  };
  const call = (more: { traceparent?: string } = {}) =>
    tracing.call({ name: 'POST /api', correlationId, facts: {}, ...more });
  return { tracing, span, call, spans: () => exporter.getFinishedSpans() };
}

const idOf = (span: ReadableSpan) => span.spanContext().spanId;
const traceOf = (span: ReadableSpan) => span.spanContext().traceId;

test('a call is one trace, named by its correlation id, and what it does stands below it', async () => {
  const { tracing, span, call } = program();
  const served = call();
  await served.within(() =>
    tracing.step('command', { 'caseledger.command': 'Link' }, async (say) => {
      await tracing.step('append', {}, async () => undefined);
      say({ 'caseledger.events': 2 });
    }),
  );
  served.ended({ 'http.response.status_code': 201 }, 'done');
  const [root, command, append] = ['POST /api', 'command', 'append'].map(span) as [
    ReadableSpan,
    ReadableSpan,
    ReadableSpan,
  ];
  expect([root, command, append].map(traceOf)).toEqual([itsTrace, itsTrace, itsTrace]);
  expect(root.parentSpanContext).toBeUndefined();
  expect([command, append].map((each) => each.parentSpanContext?.spanId)).toEqual([
    idOf(root),
    idOf(command),
  ]);
  expect(command.attributes).toEqual({ 'caseledger.command': 'Link', 'caseledger.events': 2 });
  expect(root.attributes['caseledger.correlation_id']).toBe(correlationId);
});

test('what a call causes in another program is below it, found by nothing but the correlation id', async () => {
  const api = program();
  const served = api.call();
  served.ended({}, 'done');
  const projector = program();
  await projector.tracing.causedBy(correlationId, 'process', {}, async () => undefined);
  const process = projector.span('process');
  expect(traceOf(process)).toBe(itsTrace);
  expect(process.parentSpanContext?.spanId).toBe(idOf(api.span('POST /api')));
});

test('a caller that traces keeps its trace, and what follows belongs to it', async () => {
  const { tracing, span, call } = program();
  call({ traceparent }).ended({}, 'done');
  await tracing.causedBy(correlationId, 'process', {}, async () => undefined);
  const root = span('POST /api');
  expect(traceOf(root)).toBe('4bf92f3577b34da6a3ce929d0e0e4736');
  expect(root.parentSpanContext?.spanId).toBe('00f067aa0ba902b7');
  expect(span('process').parentSpanContext?.spanId).toBe(idOf(root));
});

test.each([
  'rubbish',
  '00-00000000000000000000000000000000-00f067aa0ba902b7-01',
  '00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01',
  'ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
  '00-4BF92F3577B34DA6A3CE929D0E0E4736-00F067AA0BA902B7-01',
  `${traceparent}-more`,
])('what is no traceparent counts as none: %s', (given) => {
  const { span, call } = program();
  call({ traceparent: given }).ended({}, 'done');
  expect(traceOf(span('POST /api'))).toBe(itsTrace);
});

test('a batch for one call is below it; one for several is a trace of its own that links to all', () => {
  const { tracing, span } = program();
  const done = {
    began: '2026-12-01T10:00:00.000Z' as never,
    milliseconds: 250,
    facts: { 'caseledger.events': 3 },
  };
  const other = '11111111-2222-4333-8444-555555555555';
  tracing.batch({ ...done, name: 'one', correlationIds: [correlationId] });
  tracing.batch({ ...done, name: 'several', correlationIds: [correlationId, other] });
  expect(traceOf(span('one'))).toBe(itsTrace);
  expect(span('one').duration).toEqual([0, 250_000_000]);
  const several = span('several');
  expect(traceOf(several)).not.toBe(itsTrace);
  expect(several.links.map(({ context }) => context.traceId)).toEqual([
    itsTrace,
    '11111111222243338444555555555555',
  ]);
});

test('of a failure the name is told, never the text; a refusal is an answer', async () => {
  const { tracing, span } = program();
  const fails = (name: string, error: Error) =>
    tracing.step(name, {}, () => Promise.reject<void>(error)).catch(() => undefined);
  await fails('breaks', new TypeError('Ana Ortiz is not a function'));
  await fails('refuses', new Refused('already_linked', 'Ana Ortiz is linked'));
  expect(span('breaks').attributes).toEqual({ 'error.type': 'TypeError' });
  expect(span('breaks').status).toEqual({ code: 2 });
  expect(span('refuses').attributes).toEqual({ 'caseledger.refusal': 'already_linked' });
  expect(span('refuses').status).toEqual({ code: 0 });
  expect(() =>
    tracing.step('now', {}, () => {
      throw new RangeError('Ana');
    }),
  ).toThrow('Ana');
  expect(span('now').attributes).toEqual({ 'error.type': 'RangeError' });
});

test('a share of the traces is whole: a call that is left out is left out in every program', async () => {
  const few = { sampler: 'parentbased_traceidratio', ratio: 0.5 } as const;
  const [api, projector] = [program(few), program(few)];
  const ids = Array.from({ length: 40 }, (_, index) =>
    createHash('sha256').update(String(index)).digest('hex').slice(0, 32),
  );
  for (const each of ids) {
    api.tracing.call({ name: each, correlationId: each, facts: {} }).ended({}, 'done');
    await projector.tracing.causedBy(each, each, {}, async () => undefined);
  }
  const seen = api.spans().map(({ name }) => name);
  expect(seen.length).toBeGreaterThan(0);
  expect(seen.length).toBeLessThan(ids.length);
  expect(projector.spans().map(({ name }) => name)).toEqual(seen);
});
