import type { SettingReader } from './setting-reader.js';

const samplers = [
  'always_on',
  'always_off',
  'traceidratio',
  'parentbased_always_on',
  'parentbased_always_off',
  'parentbased_traceidratio',
] as const;

/** Where traces go, and how many of them. */
export interface TraceSettings {
  /** Takes OTLP over HTTP: `http://collector:4318/v1/traces`. */
  readonly url: string;
  /** `name=value` with commas between, as OpenTelemetry has them: a token of the collector, mostly. */
  readonly headers: Readonly<Record<string, string>>;
  /** Undefined: each program's own. */
  readonly serviceName: string | undefined;
  readonly sampler: (typeof samplers)[number];
  /** Of the traces that begin here, for `…traceidratio`: from 0 to 1. */
  readonly ratio: number;
}

/**
 * The variables of OpenTelemetry, by their usual names. Without an address there are no traces: undefined.
 * `OTEL_SDK_DISABLED=true` turns them off.
 */
export function traceSettings(read: SettingReader): TraceSettings | undefined {
  const base = read.text('OTEL_EXPORTER_OTLP_ENDPOINT');
  const own = read.text('OTEL_EXPORTER_OTLP_TRACES_ENDPOINT');
  const isOff = read.text('OTEL_SDK_DISABLED')?.toLowerCase() === 'true';
  const settings = {
    url: own ?? `${base?.replace(/\/+$/, '')}/v1/traces`,
    headers: headers(read),
    serviceName: read.text('OTEL_SERVICE_NAME'),
    sampler: sampler(read),
    ratio: ratio(read),
  };
  protocol(read);
  if ((own ?? base) === undefined || isOff) return undefined;
  if (!/^https?:$/.test(URL.canParse(settings.url) ? new URL(settings.url).protocol : ''))
    return read.wrong(
      own === undefined ? 'OTEL_EXPORTER_OTLP_ENDPOINT' : 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT',
      'must be an address such as http://collector:4318',
      undefined,
    );
  return settings;
}

function sampler(read: SettingReader): TraceSettings['sampler'] {
  const text = read.text('OTEL_TRACES_SAMPLER') ?? 'parentbased_always_on';
  const known = samplers.find((each) => each === text);
  return known ?? read.wrong('OTEL_TRACES_SAMPLER', `must be one of ${samplers.join(', ')}`, 'always_off');
}

function ratio(read: SettingReader): number {
  const text = read.text('OTEL_TRACES_SAMPLER_ARG') ?? '1';
  const value = Number(text);
  return value >= 0 && value <= 1
    ? value
    : read.wrong('OTEL_TRACES_SAMPLER_ARG', 'must be a number from 0 to 1', 1);
}

/** Its values are secrets: a problem shows none. */
function headers(read: SettingReader): Readonly<Record<string, string>> {
  const pairs = (read.secret('OTEL_EXPORTER_OTLP_HEADERS') ?? '')
    .split(',')
    .filter((each) => each.trim() !== '');
  const split = pairs.map((each) => each.split(/=(.*)/s).map((part) => part.trim()));
  if (split.some(([name, value]) => !name || value === undefined))
    return read.wrong('OTEL_EXPORTER_OTLP_HEADERS', 'must be name=value, with commas between several', {});
  return Object.fromEntries(split.map(([name, value]) => [name, decodeURIComponent(value!)]));
}

function protocol(read: SettingReader): void {
  const text = read.text('OTEL_EXPORTER_OTLP_PROTOCOL') ?? 'http/json';
  if (!text.startsWith('http/'))
    read.wrong(
      'OTEL_EXPORTER_OTLP_PROTOCOL',
      'must be http/json or http/protobuf: traces go over HTTP',
      undefined,
    );
}
