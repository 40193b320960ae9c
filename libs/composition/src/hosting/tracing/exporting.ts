import { DiagLogLevel, diag } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
} from '@opentelemetry/resources';
import { BatchSpanProcessor } from '@opentelemetry/sdk-trace';
import type { Log } from '#engine';
import type { TraceSettings } from '#settings';
import type { OpenedTracing } from './open-tracing.js';
import { OtlpTracing } from './otlp-tracing.js';

const timeoutMillis = 5_000;

/** Spans go to a collector in batches. One that is away costs the spans, and one line in the log a minute at most. */
export function exporting(traces: TraceSettings, program: string, log: Pick<Log, 'warn'>): OpenedTracing {
  const { url, headers, serviceName } = traces;
  diag.setLogger(quietly(log), DiagLogLevel.WARN);
  const exporter = new OTLPTraceExporter({ url, headers, timeoutMillis });
  return new OtlpTracing(traces, {
    resource: defaultResource()
      .merge(resourceFromAttributes({ 'service.name': program }))
      .merge(detectResources({ detectors: [envDetector] }))
      .merge(resourceFromAttributes(serviceName === undefined ? {} : { 'service.name': serviceName })),
    processor: new BatchSpanProcessor({ exporter, exportTimeoutMillis: timeoutMillis }),
  });
}

const oneMinute = 60_000;

function quietly(log: Pick<Log, 'warn'>) {
  let saidAt = Number.NEGATIVE_INFINITY;
  const say = () => {
    if (performance.now() - saidAt < oneMinute) return;
    saidAt = performance.now();
    log.warn({}, 'traces cannot be sent: look at OTEL_EXPORTER_OTLP_ENDPOINT and its collector');
  };
  const nothing = () => undefined;
  return { error: say, warn: say, info: nothing, debug: nothing, verbose: nothing };
}
