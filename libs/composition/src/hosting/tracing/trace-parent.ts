import { type Context, ROOT_CONTEXT, trace } from '@opentelemetry/api';

/** https://www.w3.org/TR/trace-context/#traceparent-header: a later version may say more behind these. */
const form = /^(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;

/** The caller's span; undefined where none is named, or not as the standard has it. */
export function remoteParent(traceparent: string | undefined): Context | undefined {
  const [, version, traceId, spanId, flags, more] = form.exec(traceparent ?? '') ?? [];
  if (version === undefined || (version === '00' && more !== undefined)) return undefined;
  return trace.setSpanContext(ROOT_CONTEXT, {
    traceId: traceId!,
    spanId: spanId!,
    traceFlags: Number.parseInt(flags!, 16) & 1,
    isRemote: true,
  });
}
