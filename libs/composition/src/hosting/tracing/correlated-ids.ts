import { createHash } from 'node:crypto';
import type { SpanContext } from '@opentelemetry/api';
import { type IdGenerator, RandomIdGenerator } from '@opentelemetry/sdk-trace';

type Ids = Pick<SpanContext, 'traceId' | 'spanId'>;

/**
 * The ids of the span that a call is, made from its correlation id alone: so whatever finds that in an event, in another
 * process or days later, knows the trace that it belongs to.
 */
export function idsOf(correlationId: string): Ids {
  const hex = correlationId.replaceAll('-', '').toLowerCase();
  const traceId = /^[0-9a-f]{32}$/.test(hex)
    ? hex
    : createHash('sha256').update(correlationId).digest('hex').slice(0, 32);
  return { traceId, spanId: traceId.slice(16) };
}

/** Random ids, and given ones for one span. */
export class CorrelatedIds implements IdGenerator {
  private readonly random = new RandomIdGenerator();
  private given: Ids | undefined;

  /** The one span that `start` starts has these. */
  with<T>(ids: Ids, start: () => T): T {
    this.given = ids;
    try {
      return start();
    } finally {
      this.given = undefined;
    }
  }

  generateTraceId(): string {
    return this.given?.traceId ?? this.random.generateTraceId();
  }

  generateSpanId(): string {
    return this.given?.spanId ?? this.random.generateSpanId();
  }
}
