import { AsyncLocalStorage } from 'node:async_hooks';
import {
  type Context,
  INVALID_SPAN_CONTEXT,
  type Link,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import type { Resource } from '@opentelemetry/resources';
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  ParentBasedSampler,
  type Sampler,
  SamplingDecision,
  type SpanProcessor,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import { LRUCache } from 'lru-cache';
import {
  InvalidInput,
  NotFound,
  Refused,
  type SpanFacts,
  type TracedBatch,
  type TracedCall,
  type Tracing,
} from '#kernel';
import type { TraceSettings } from '#settings';
import { CorrelatedIds, idsOf } from './correlated-ids.js';
import { remoteParent } from './trace-parent.js';

/** Of a batch's calls so many are named. */
const mostLinks = 32;
/** Calls whose callers trace, too: what follows from them belongs to the callers' traces. */
const rememberedCallers = 10_000;

/**
 * Spans by OpenTelemetry. A call's trace is named by its correlation id, unless its caller brings one; what the call causes later, in
 * processes and views, finds that trace by the correlation id in the event.
 */
export class OtlpTracing implements Tracing {
  private readonly running = new AsyncLocalStorage<Context>();
  private readonly ids = new CorrelatedIds();
  private readonly callers = new LRUCache<string, Context>({ max: rememberedCallers });
  private readonly roots: Sampler;
  private readonly provider: TracerProvider;
  private readonly tracer;

  constructor(
    settings: Pick<TraceSettings, 'sampler' | 'ratio'>,
    { resource, processor }: { readonly resource: Resource; readonly processor: SpanProcessor },
  ) {
    this.roots = rootSampler(settings);
    const sampler = settings.sampler.startsWith('parentbased_')
      ? new ParentBasedSampler({ root: this.roots })
      : this.roots;
    const idGenerator = this.ids;
    this.provider = new TracerProvider({ resource, sampler, idGenerator, spanProcessors: [processor] });
    this.tracer = this.provider.getTracer('caseledger');
  }

  step<T>(name: string, facts: SpanFacts, work: (say: (more: SpanFacts) => void) => T): T {
    return this.below(this.running.getStore() ?? ROOT_CONTEXT, name, facts, work);
  }

  causedBy<T>(correlationId: string, name: string, facts: SpanFacts, work: () => Promise<T>): Promise<T> {
    return this.below(this.traceOf(correlationId), name, correlated(facts, correlationId), work);
  }

  batch({ name, began, milliseconds, facts, correlationIds }: TracedBatch): void {
    const startTime = new Date(began);
    const [only, ...others] = correlationIds;
    const isOfOne = only !== undefined && others.length === 0;
    const parent = isOfOne ? this.traceOf(only) : ROOT_CONTEXT;
    const attributes = isOfOne ? correlated(facts, only) : facts;
    const links = isOfOne ? [] : correlationIds.slice(0, mostLinks).map((each) => this.linkTo(each));
    this.tracer
      .startSpan(name, { kind: SpanKind.CONSUMER, startTime, attributes, links }, parent)
      .end(new Date(startTime.getTime() + milliseconds));
  }

  call({ name, correlationId, facts, traceparent }: Parameters<Tracing['call']>[0]): TracedCall {
    const attributes = correlated(facts, correlationId);
    const start = (parent: Context) =>
      this.tracer.startSpan(name, { kind: SpanKind.SERVER, attributes }, parent);
    const caller = remoteParent(traceparent);
    const span =
      caller === undefined ? this.ids.with(idsOf(correlationId), () => start(ROOT_CONTEXT)) : start(caller);
    const context = trace.setSpan(ROOT_CONTEXT, span);
    if (caller !== undefined) this.callers.set(correlationId, context);
    return {
      within: (work) => this.running.run(context, work),
      ended: (more, outcome) => {
        span.setAttributes(more);
        if (outcome === 'failed') span.setStatus({ code: SpanStatusCode.ERROR });
        span.end();
      },
    };
  }

  /** Sends what is left; where nobody takes it, it is lost: a program ends all the same. */
  async close(): Promise<void> {
    await this.provider.shutdown().catch(() => undefined);
  }

  private below<T>(
    parent: Context,
    name: string,
    facts: SpanFacts,
    work: (say: (more: SpanFacts) => void) => T,
  ): T {
    const span = this.tracer.startSpan(name, { attributes: facts }, parent);
    const say = (more: SpanFacts) => void span.setAttributes(more);
    const context = trace.setSpan(parent, span);
    try {
      const result = this.running.run(context, () => work(say));
      if (!(result instanceof Promise)) {
        span.end();
        return result;
      }
      return result.then(
        (done) => {
          span.end();
          return done;
        },
        (error) => {
          fail(span, error);
          throw error;
        },
      ) as T;
    } catch (error) {
      fail(span, error);
      throw error;
    }
  }

  private linkTo(correlationId: string): Link {
    const context = trace.getSpanContext(this.traceOf(correlationId)) ?? INVALID_SPAN_CONTEXT;
    return { context, attributes: correlated({}, correlationId) };
  }

  /** Whether it is sampled is decided by its id alone, here as where the call was answered. */
  private traceOf(correlationId: string): Context {
    const known = this.callers.get(correlationId);
    if (known !== undefined) return known;
    const { traceId, spanId } = idsOf(correlationId);
    const { decision } = this.roots.shouldSample(ROOT_CONTEXT, traceId, '', SpanKind.SERVER, {}, []);
    const traceFlags = decision === SamplingDecision.RECORD_AND_SAMPLED ? 1 : 0;
    return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags, isRemote: true });
  }
}

const correlated = (facts: SpanFacts, correlationId: string) => ({
  ...facts,
  'caseledger.correlation_id': correlationId,
});

/** A refusal is an answer. Of everything else the name is told: a message may say more than that. */
function fail(span: Span, error: unknown): void {
  if (error instanceof Refused) span.setAttribute('caseledger.refusal', error.code);
  else {
    span.setAttribute('error.type', error instanceof Error ? error.name : 'unknown');
    if (!(error instanceof NotFound || error instanceof InvalidInput))
      span.setStatus({ code: SpanStatusCode.ERROR });
  }
  span.end();
}

function rootSampler({ sampler, ratio }: Pick<TraceSettings, 'sampler' | 'ratio'>): Sampler {
  if (sampler.endsWith('always_off')) return new AlwaysOffSampler();
  return sampler.endsWith('traceidratio') ? new TraceIdRatioBasedSampler(ratio) : new AlwaysOnSampler();
}
