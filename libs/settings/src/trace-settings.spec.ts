import { SettingReader } from './setting-reader.js';
import { traceSettings } from './trace-settings.js';

function read(env: Record<string, string>) {
  const reader = new SettingReader(env, []);
  return { settings: traceSettings(reader), problems: reader.problems };
}

const collector = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318/' };

test('without an address there are no traces, and a switch turns them off', () => {
  expect(read({})).toEqual({ settings: undefined, problems: [] });
  expect(read({ ...collector, OTEL_SDK_DISABLED: 'true' })).toEqual({ settings: undefined, problems: [] });
});

test('the address of a collector is enough; one for traces alone is taken as it is', () => {
  expect(read(collector).settings).toEqual({
    url: 'http://collector:4318/v1/traces',
    headers: {},
    serviceName: undefined,
    sampler: 'parentbased_always_on',
    ratio: 1,
  });
  const own = { ...collector, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'https://traces.example.gov/in' };
  expect(read(own).settings?.url).toBe('https://traces.example.gov/in');
});

test('headers are split at the first equals sign, and decoded', () => {
  const headers = 'Authorization=Basic%20YTpi=, x-tenant = benefits';
  expect(read({ ...collector, OTEL_EXPORTER_OTLP_HEADERS: headers }).settings?.headers).toEqual({
    Authorization: 'Basic YTpi=',
    'x-tenant': 'benefits',
  });
});

test.each([
  [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4318' }, 'OTEL_EXPORTER_OTLP_ENDPOINT: must be an address'],
  [{ ...collector, OTEL_TRACES_SAMPLER: 'sometimes' }, 'OTEL_TRACES_SAMPLER: must be one of always_on'],
  [{ ...collector, OTEL_TRACES_SAMPLER_ARG: '10%' }, 'OTEL_TRACES_SAMPLER_ARG: must be a number'],
  [{ ...collector, OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' }, 'OTEL_EXPORTER_OTLP_PROTOCOL: must be http/json'],
])('what is wrong is named: %j', (env, problem) => {
  expect(read(env as Record<string, string>).problems).toEqual([expect.stringContaining(problem)]);
});

test('a problem with headers shows none of them', () => {
  const { problems } = read({ ...collector, OTEL_EXPORTER_OTLP_HEADERS: 'tops3cret' });
  expect(problems).toHaveLength(1);
  expect(problems[0]).not.toContain('tops3cret');
});
